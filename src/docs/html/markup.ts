import { type Escaped, type Template, templateFor } from "../../escape/escaped.ts";

/**
 * HTML that can be trusted.
 *
 * Hono's `html`, which the server side has, escapes as it runs and may give a promise; here nothing waits, and what
 * is forgotten is found before it runs.
 */
export type Html = Escaped<"html">;

/** A template whose values are HTML already. */
export const html: Template<"html"> = templateFor();

export const NOTHING: Html = html``;

/** Pieces one after the other. */
export const { join } = html;

/** HTML in which some is replaced wherever it stands. */
export function replaceHtml(text: Html, found: Html, by: Html): Html {
  return text.replaceAll(found, () => by) as Html;
}

/** HTML in three parts, cut at two places that are in no text and in no value. */
export function cutHtml(text: Html, start: number, end: number): readonly [Html, Html, Html] {
  return [text.slice(0, start) as Html, text.slice(start, end) as Html, text.slice(end) as Html];
}

/** Text, between tags or between the quotes of an attribute. */
export function escapeText(text: string): Html {
  let at = text.search(SPECIAL);
  if (at < 0) return text as Html;
  let escaped = "";
  let done = 0;
  for (; at < text.length; at++) {
    const entity = ENTITIES[text.charCodeAt(at)];
    if (entity === undefined) continue;
    escaped += text.slice(done, at) + entity;
    done = at + 1;
  }
  return (escaped + text.slice(done)) as Html;
}

/**
 * What is not harmless, marks that turn the direction of writing among it. Spelled without the flag for Unicode: this
 * runs over every text of the site.
 */
const SPECIAL = /[^\t\n\r !#-%(-;=?-~\u00a0-\u061b\u061d-\u200d\u2010-\u2029\u202f-\u2065\u206a-\uffff]/;

const NAMED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What stands for a character, by its code: entities, and a mark for what may not stand in HTML, or is not seen. */
const ENTITIES: readonly (string | undefined)[] = Array.from({ length: 0x206a }, (_, code) => {
  const char = String.fromCharCode(code);
  return SPECIAL.test(char) ? (NAMED[char] ?? "\ufffd") : undefined;
});
