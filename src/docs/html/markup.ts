/**
 * HTML that can be trusted. A plain string is none, and TypeScript says so: it becomes `Html` only by being
 * escaped, so a text of the spec that is put into a template as it is does not compile.
 *
 * At run time it is a string like any other: a site of eight thousand pages is joined from millions of pieces.
 */
export type Html = string & { readonly [trusted]: true };

declare const trusted: unique symbol;

/** A template whose values are HTML already. */
export function html(parts: TemplateStringsArray, ...values: readonly (Html | number)[]): Html {
  let text = parts[0] ?? "";
  for (let at = 0; at < values.length; at++) text += `${values[at]}${parts[at + 1]}`;
  return text as Html;
}

export const NOTHING = "" as Html;

/** Pieces one after the other. */
export function join(pieces: readonly Html[], separator = ""): Html {
  return pieces.join(separator) as Html;
}

/** Text, between tags or between the quotes of an attribute. */
export function escapeText(text: string): Html {
  return (
    SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (char) => ENTITIES[char] ?? "\ufffd") : text
  ) as Html;
}

/**
 * What means something in HTML, and what may not stand there at all. Spelled as what is not harmless, without the
 * flag for Unicode: this runs over every text of the site.
 */
const SPECIAL = /[^\t\n\r !#-%(-;=?-~\u00a0-\uffff]/;
const ALL_SPECIAL = new RegExp(SPECIAL, "g");

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
