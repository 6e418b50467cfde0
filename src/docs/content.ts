/**
 * What a page says, before anything decides how it is spelled.
 *
 * Plain data: Markdown and HTML print the same. Nothing here is escaped; that is the printer's duty, and the
 * reason pages never build either themselves. Ids are the same in every language, so that a link to a place
 * leads to the same place in the other one.
 */

import type { Language, Markdown } from "../escape/markdown.ts";
import type { Locale } from "../model/model.ts";

/** Where a link leads; a printer turns it into an address of its own layout. */
export type Target =
  | { readonly kind: "index"; readonly locale: Locale }
  /** The list of all models. */
  | { readonly kind: "models"; readonly locale: Locale }
  | { readonly kind: "operation"; readonly locale: Locale; readonly operationId: string }
  | { readonly kind: "model"; readonly locale: Locale; readonly name: string }
  | { readonly kind: "guide"; readonly locale: Locale; readonly name: string }
  | { readonly kind: "anchor"; readonly id: string }
  | { readonly kind: "url"; readonly url: string };

/** A link that leads to a page. */
export type PageTarget = Extract<Target, { readonly locale: Locale }>;

/** A run of text within a line. */
export type Inline =
  /** Words: plain text in which only `code` between backticks has a meaning. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong"; readonly content: readonly Inline[] }
  | { readonly kind: "link"; readonly content: readonly Inline[]; readonly target: Target };

/** A list entry. */
export interface Item {
  readonly content: readonly Inline[];
  readonly children: readonly Item[];
}

/** One field of a request, a response or a model. */
export interface Field {
  /** Its part of the place it is linked by; the parts of its parents stand before it. */
  readonly id: string;
  readonly name: string;
  readonly about: FieldText;
  readonly children: readonly Field[];
}

/** What is said of a field: one object for all places where the same is said, so that it can be printed once. */
export interface FieldText {
  readonly type: readonly Inline[];
  /** Short facts beside the type. */
  readonly marks: readonly Mark[];
  /** What it is. */
  readonly description: readonly Inline[];
  /** What it may hold, sentence by sentence: bounds, known values, default, example. */
  readonly values: readonly (readonly Inline[])[];
}

/** A short fact about a field. */
export interface Mark {
  readonly kind:
    | "required"
    | "documentedRequired"
    | "undocumented"
    | "nullable"
    | "readOnly"
    | "writeOnly"
    | "deprecated";
  readonly text: string;
}

/** One line of what a page begins with. */
export interface Fact {
  readonly name: string;
  readonly label: string;
  readonly value: readonly Inline[];
  /** The same in a word or two, for where there is no room for more. */
  readonly brief?: string;
}

/** What a page begins with: its anchor, the way to it, its title, and facts one per line. */
export interface Head {
  readonly kind: "head";
  readonly id: string;
  readonly way: readonly Inline[];
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** One of several ways to say the same, or one of several cases. */
export interface Option {
  readonly id: string;
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
}

/** Something to copy. */
export interface Sample {
  readonly kind: "sample";
  readonly language: Language;
  readonly text: string;
  /** The same over several lines, where `text` has one. */
  readonly laidOut?: string;
}

/** One part of a page, from top to bottom. */
export type Block =
  | Head
  | {
      readonly kind: "heading";
      readonly level: 1 | 2 | 3;
      readonly id: string | undefined;
      readonly content: readonly Inline[];
    }
  | { readonly kind: "paragraph"; readonly content: readonly Inline[] }
  | {
      readonly kind: "table";
      readonly header: readonly string[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: "list"; readonly items: readonly Item[] }
  | { readonly kind: "fields"; readonly id: string; readonly fields: readonly Field[] }
  /** Tabs show one option at a time, drawers any number. */
  | { readonly kind: "choice"; readonly look: "tabs" | "drawers"; readonly options: readonly Option[] }
  /** Where the operation can be called from the page. */
  | { readonly kind: "console"; readonly operationId: string }
  | { readonly kind: "box"; readonly blocks: readonly Block[] }
  /** The same object on every page and without links, so that a printer may print it once for all. */
  | { readonly kind: "fixed"; readonly blocks: readonly Block[] }
  /** Written by us in Markdown, and the one thing that is not escaped. */
  | { readonly kind: "markdown"; readonly text: Markdown }
  | Sample;

/** One page: where it stands and what it says. */
export interface Page {
  readonly target: PageTarget;
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

/** A section heading, and what the section is linked by. */
export function heading(level: 1 | 2 | 3, text: string, id?: string): Block {
  return { kind: "heading", level, id, content: [words(text)] };
}

/** A paragraph of inlines. */
export function paragraph(...content: readonly Inline[]): Block {
  return { kind: "paragraph", content };
}

/** Joins inline runs with a separator between them. */
export function joined(runs: readonly (readonly Inline[])[], separator: string): Inline[] {
  return runs.flatMap((run, at) => (at === 0 ? run : [words(separator), ...run]));
}
