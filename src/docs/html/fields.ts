import type { Locale } from "../../model/model.ts";
import type { Field, FieldText, Mark, PageTarget } from "../content.ts";
import { safeName } from "../page-path.ts";
import { fill, say } from "../phrase.ts";
import { plainText, printInlines } from "./inline.ts";
import { escapeText, type Html, html, join, NOTHING } from "./markup.ts";

/** A tree of fields: what lies below a field opens and closes, and every field has an address. */
export function printFields(id: string, fields: readonly Field[], from: PageTarget): Html {
  const nested = fields.some(({ children }) => children.length > 0);
  const all = nested
    ? html`<p class="tree-tools js"><button type="button" data-open="${escapeText(id)}">${escapeText(say(from.locale, "openAll"))}</button><button type="button" data-close="${escapeText(id)}">${escapeText(say(from.locale, "closeAll"))}</button></p>`
    : NOTHING;
  return html`${all}<ul class="tree" data-tree="${escapeText(id)}">${printLevel(fields, { from, above: id, depth: 0, taken: new Set() })}</ul>`;
}

interface Place {
  readonly from: PageTarget;
  /** The id of the field above. */
  readonly above: string;
  readonly depth: number;
  readonly taken: Set<string>;
}

function printLevel(fields: readonly Field[], place: Place): Html {
  return join(fields.map((field) => printField(field, place)));
}

function printField(field: Field, place: Place): Html {
  const { from, depth, taken } = place;
  const id = uniqueId(`${place.above}.${safeName(field.id)}`, taken);
  const anchor = escapeText(id);
  const children =
    field.children.length === 0
      ? NOTHING
      : html`<details${depth === 0 ? OPEN : NOTHING}><summary>${childCount(field, from.locale)}</summary><ul>${printLevel(field.children, { ...place, above: id, depth: depth + 1, taken })}</ul></details>`;
  return html`<li id="${anchor}"><div class="field"><a class="name" href="#${anchor}">${escapeText(field.name || "—")}</a> ${told(field.about, from)}${children}</li>`;
}

const OPEN = html` open`;

/** Two forms of a union may have fields of the same name. */
function uniqueId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}

/** All that is said of a field. Pages with trees are all as deep in their folders, so their links are alike. */
function told(about: FieldText, from: PageTarget): Html {
  const known = printed.get(about);
  if (known !== undefined) return known;
  const { type, marks, description, values } = about;
  const described = description.length === 0 ? NOTHING : html`<p>${printInlines(description, from)}</p>`;
  const sentences = values.map((sentence) => html`<span>${printInlines(sentence, from)}</span>`);
  const limits = values.length === 0 ? NOTHING : html`<p class="values">${join(sentences, html` `)}</p>`;
  const text = html`<span class="type">${printInlines(type, from)}</span>${join(marks.map(printMark))}</div>${described}${limits}`;
  printed.set(about, text);
  return text;
}

const printed = new WeakMap<FieldText, Html>();

function printMark({ kind, text }: Mark): Html {
  return html` <span class="mark ${escapeText(kind)}">${escapeText(text)}</span>`;
}

function childCount({ children }: Field, locale: Locale): Html {
  const count = { kind: "text", text: String(children.length) } as const;
  return escapeText(plainText(fill(locale, children.length === 1 ? "oneField" : "fieldCount", { count })));
}
