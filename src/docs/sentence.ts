import type { Locale } from "../model/model.ts";
import { type Inline, joined, words } from "./content.ts";

/** A description as a sentence of a row: it ends in a full stop, or it is nothing. */
export function sentence(text: string, locale: Locale): Inline[] {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  return [words(/[.!?:;…。！？：；]$/.test(trimmed) ? trimmed : trimmed + (locale === "en" ? "." : "。"))];
}

/** Sentences one after the other; Chinese sets no space between them. */
export function sentences(parts: readonly (readonly Inline[])[], locale: Locale): Inline[] {
  return joined(
    parts.filter((part) => part.length > 0),
    locale === "en" ? " " : "",
  );
}

/** A list of values within a sentence. */
export function enumeration(parts: readonly (readonly Inline[])[], locale: Locale): Inline[] {
  return joined(parts, locale === "en" ? ", " : "、");
}
