import type { Locale } from "../model/model.ts";
import { type Block, heading, type Inline, link, type Target, words } from "./content.ts";
import { safeName } from "./page-path.ts";
import { say } from "./phrase.ts";

/** How a page opens: permalink anchor, the way from the index, title. */
export function pageHead(id: string, title: string, breadcrumb: readonly Inline[], locale: Locale): Block[] {
  const index = indexLink(locale);
  return [
    { kind: "anchor", id },
    { kind: "paragraph", content: breadcrumb.length === 0 ? [index] : [index, words(" / "), ...breadcrumb] },
    heading(1, title),
  ];
}

/** The way back to the index. */
export function indexLink(locale: Locale): Inline {
  return link(say(locale, "apiReference"), { kind: "index", locale });
}

/** The link to the same page in the other language. */
export function otherLanguage(target: Extract<Target, { readonly locale: Locale }>): Inline {
  const other: Locale = target.locale === "en" ? "zh-CN" : "en";
  return link(say(target.locale, "inOtherLanguage"), { ...target, locale: other });
}

/** The link of a page to itself, for copying. */
export function permalink(id: string): Inline {
  return link(`#${safeName(id)}`, { kind: "anchor", id });
}

/** Facts, one per line. */
export function factTable(facts: readonly (readonly [string, readonly Inline[]])[], locale: Locale): Block {
  return {
    kind: "table",
    header: [say(locale, "fact"), say(locale, "value")],
    rows: facts.map(([label, value]) => [[words(label)], value]),
  };
}
