import type { Locale, Text } from "../model/model.ts";
import { type Block, paragraph, words } from "./content.ts";

/** A description as paragraphs; a blank line parts them, other line breaks mean nothing. */
export function prose(text: Text, locale: Locale): Block[] {
  return text[locale]
    .split(/\r?\n[^\S\n]*\r?\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => paragraph(words(part)));
}
