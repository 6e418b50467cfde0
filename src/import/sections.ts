import type { Locale } from "../model/model.ts";
import { isHeading } from "./heading.ts";
import { LABELS, type SectionKind } from "./labels.ts";
import { type Line, linesOf } from "./line.ts";

export interface Section {
  readonly kind: SectionKind;
  /** Where its label stands. */
  readonly line: number;
  readonly locale: Locale;
  readonly lines: readonly Line[];
}

export interface Sections {
  /** What comes before the first label: navigation, breadcrumb, heading, title. */
  readonly preamble: readonly Line[];
  readonly sections: readonly Section[];
  /** Where a second page begins, of which nothing is read. */
  readonly secondPage: number | undefined;
}

/** Cuts a page at its labels. Linear in the length of the text, whatever the text. */
export function readSections(text: string): Sections {
  let preamble: Line[] = [];
  let sections: (Section & { lines: Line[] })[] = [];
  let heading: Line | undefined;
  for (const line of linesOf(text)) {
    const label = LABELS.get(line.text);
    if (label !== undefined) sections.push({ ...label, line: line.number, lines: [] });
    else if (isHeading(line.text)) {
      if (heading !== undefined) return { preamble, sections, secondPage: line.number };
      heading = line;
      // What looked like labels above the heading was a table of contents.
      preamble = [...(sections.at(-1)?.lines ?? preamble).slice(-1), line];
      sections = [];
    } else (sections.at(-1)?.lines ?? preamble).push(line);
  }
  return { preamble, sections, secondPage: undefined };
}
