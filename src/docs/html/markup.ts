/**
 * HTML that can be trusted. A plain string is none, and TypeScript says so: it becomes `Html` only by being
 * escaped, so a text of the spec that is put into a template as it is does not compile.
 *
 * Hono's `html`, which the server side has, escapes as it runs and may give a promise; here nothing waits, and what
 * is forgotten is found before it runs.
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

/** What is not harmless, spelled without the flag for Unicode: this runs over every text of the site. */
const SPECIAL = /[^\t\n\r !#-%(-;=?-~\u00a0-\uffff]/;

const NAMED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What stands for a character, by its code: entities, and a mark for what may not stand in HTML at all. */
const ENTITIES: readonly (string | undefined)[] = Array.from({ length: 0xa0 }, (_, code) => {
  const char = String.fromCharCode(code);
  return SPECIAL.test(char) ? (NAMED[char] ?? "\ufffd") : undefined;
});
