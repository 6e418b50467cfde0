/**
 * What a page says, before anything decides how it is spelled.
 *
 * Plain data: Markdown prints it today, HTML can print the same tomorrow. Nothing here is escaped; that is
 * the printer's duty, and the reason pages never build Markdown themselves.
 */

import type { Locale } from "../model/model.ts";

/** Where a link leads; a printer turns it into an address of its own layout. */
export type Target =
  | { readonly kind: "index"; readonly locale: Locale }
  | { readonly kind: "operation"; readonly locale: Locale; readonly operationId: string }
  | { readonly kind: "model"; readonly locale: Locale; readonly name: string }
  | { readonly kind: "guide"; readonly locale: Locale; readonly name: string }
  | { readonly kind: "anchor"; readonly id: string }
  | { readonly kind: "url"; readonly url: string };

/** A run of text within a line. */
export type Inline =
  /** Words: plain text in which only `code` between backticks has a meaning. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly content: readonly Inline[]; readonly target: Target };

/** A list entry. */
export interface Item {
  readonly content: readonly Inline[];
  readonly children: readonly Item[];
}

/** One field of a request, a response or a model. */
export interface Field {
  readonly name: string;
  readonly type: readonly Inline[];
  /** Short facts beside the type: required, deprecated, not on the official page. */
  readonly marks: readonly string[];
  readonly text: readonly Inline[];
  readonly children: readonly Field[];
}

/** One part of a page, from top to bottom. */
export type Block =
  | { readonly kind: "anchor"; readonly id: string }
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly content: readonly Inline[] }
  | { readonly kind: "paragraph"; readonly content: readonly Inline[] }
  | {
      readonly kind: "table";
      readonly header: readonly string[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: "list"; readonly items: readonly Item[] }
  | { readonly kind: "fields"; readonly fields: readonly Field[] }
  | { readonly kind: "box"; readonly blocks: readonly Block[] }
  /** The same object on every page and without links, so that a printer may print it once for all. */
  | { readonly kind: "fixed"; readonly blocks: readonly Block[] }
  /** Written by us in Markdown, and the one thing that is not escaped. */
  | { readonly kind: "markdown"; readonly text: string }
  | { readonly kind: "sample"; readonly language: "sh" | "ts" | "json" | "text"; readonly text: string };

/** One page: where it stands and what it says. */
export interface Page {
  readonly target: Target;
  readonly blocks: readonly Block[];
}

/** Words, as one inline. */
export function words(text: string): Inline {
  return { kind: "text", text };
}

/** Code, as one inline. */
export function code(text: string): Inline {
  return { kind: "code", text };
}

/** A link around text or around inlines. */
export function link(content: string | Inline, target: Target): Inline {
  return { kind: "link", content: [typeof content === "string" ? words(content) : content], target };
}

/** A section heading. */
export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: "heading", level, content: [words(text)] };
}

/** A paragraph of inlines. */
export function paragraph(...content: readonly Inline[]): Block {
  return { kind: "paragraph", content };
}

/** Joins inline runs with a separator between them. */
export function joined(runs: readonly (readonly Inline[])[], separator: string): Inline[] {
  return runs.flatMap((run, at) => (at === 0 ? run : [words(separator), ...run]));
}
