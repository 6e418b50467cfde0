import type { Locale } from "../model/model.ts";
import { type Fact, type Head, type Inline, link, type PageTarget, words } from "./content.ts";
import { safeName } from "./page-path.ts";
import { type Phrase, say } from "./phrase.ts";

/** How a page opens: its id, the way from the index, title, facts. */
export function pageHead(
  { id, title, facts }: Pick<Head, "id" | "title" | "facts">,
  breadcrumb: readonly Inline[],
  locale: Locale,
): Head {
  const index = indexLink(locale);
  const way = breadcrumb.length === 0 ? [index] : [index, words(" / "), ...breadcrumb];
  return { kind: "head", id, way, title, facts };
}

/** The way back to the index. */
export function indexLink(locale: Locale): Inline {
  return link(say(locale, "apiReference"), { kind: "index", locale });
}

/** The link to the same page in the other language. */
export function otherLanguage(target: PageTarget): Inline {
  const other: Locale = target.locale === "en" ? "zh-CN" : "en";
  return link(say(target.locale, "inOtherLanguage"), { ...target, locale: other });
}

/** The link of a page to itself, for copying. */
export function permalink(id: string): Inline {
  return link(`#${safeName(id)}`, { kind: "anchor", id });
}

/** A fact whose label is a fixed phrase. */
export function fact(locale: Locale, name: Phrase, value: readonly Inline[], brief?: string): Fact {
  return { name, label: say(locale, name), value, ...(brief === undefined ? {} : { brief }) };
}
