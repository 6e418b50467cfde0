import type { Locale } from "../../model/model.ts";
import type { PageTarget, Target } from "../content.ts";
import { safeName } from "../page-path.ts";

/** The file of a page, relative to the site's folder. */
export function sitePath(target: PageTarget): string {
  switch (target.kind) {
    case "index":
      return `${target.locale}/index.html`;
    case "models":
      return `${target.locale}/models.html`;
    case "operation":
      return `${target.locale}/operations/${safeName(target.operationId)}.html`;
    case "model":
      return `${target.locale}/models/${safeName(target.name)}.html`;
    case "guide":
      return `${target.locale}/guides/${safeName(target.name)}.html`;
  }
}

/** From the folder of a page up to that of its language: empty for the lists, which stand there themselves. */
export function toLocale({ kind }: PageTarget): "" | "../" {
  return kind === "index" || kind === "models" ? "" : "../";
}

/** From the folder of a page up to that of the site. */
export function toRoot(from: PageTarget): "../" | "../../" {
  return toLocale(from) === "" ? "../" : "../../";
}

/** The address of `target` in a link on the page `from`; `undefined` when it must not become a link. */
export function siteAddress(from: PageTarget, target: Target): string | undefined {
  switch (target.kind) {
    case "anchor":
      return `#${safeName(target.id)}`;
    case "url":
      // A spec may name any scheme as a source; only the web is worth a click.
      return /^https?:\/\//i.test(target.url) ? target.url : undefined;
    default:
      return target.locale === from.locale
        ? toLocale(from) + sitePath(target).slice(from.locale.length + 1)
        : toRoot(from) + sitePath(target);
  }
}

/** The same page in the other language. */
export function inOtherLanguage(target: PageTarget): PageTarget {
  return { ...target, locale: otherLocale(target.locale) };
}

export function otherLocale(locale: Locale): Locale {
  return locale === "en" ? "zh-CN" : "en";
}
