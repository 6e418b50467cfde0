import { formOf } from "../model/form.ts";
import type { Locale, PropertyModel, SchemaModel } from "../model/model.ts";
import { resolve, type SchemaIndex } from "../model/schema-index.ts";
import { code, type Field, type FieldText, type Inline, link, type Mark, words } from "./content.ts";
import type { FieldNode } from "./field-node.ts";
import { shortJson } from "./json-text.ts";
import { limitSentences } from "./limits.ts";
import { fill, say } from "./phrase.ts";
import { typeOf } from "./schema-type.ts";
import { enumeration, sentence, sentences } from "./sentence.ts";

/** What fields are told with. */
export interface Telling {
  readonly schemas: SchemaIndex;
  readonly locale: Locale;
  /** Who writes the values: of what servers send, a caller wants to know other things. */
  readonly sender: "client" | "server";
  /** What has been told before: models are unfolded on many pages. */
  readonly told: WeakMap<PropertyModel, FieldText>;
}

/** How the fields of an API are told in one language, by who sends them. */
export type Tellings = Readonly<Record<Telling["sender"], Telling>>;

/** Begins to tell the fields of an API. */
export function tellingsOf(schemas: SchemaIndex, locale: Locale): Tellings {
  const telling = (sender: Telling["sender"]) => ({ schemas, locale, sender, told: new WeakMap() });
  return { client: telling("client"), server: telling("server") };
}

/** Puts a tree of fields into the words of a language. */
export function fieldsOf(nodes: readonly FieldNode[], telling: Telling): Field[] {
  return nodes.map((node) => fieldOf(node, telling));
}

function fieldOf(node: FieldNode, telling: Telling): Field {
  const { property, form, children } = node;
  return {
    id: form === undefined ? property.name : `form${form}`,
    name: form === undefined ? property.name : say(telling.locale, "form").replace("{number}", String(form)),
    about: aboutOf(node, telling),
    children: fieldsOf(children, telling),
  };
}

function aboutOf(node: FieldNode, telling: Telling): FieldText {
  const { property } = node;
  const stop = stopSentence(node, telling.locale);
  // Where a tree stops depends on the place.
  if (stop.length > 0) {
    const { values, ...text } = textOf(property, telling);
    return { ...text, values: [...values, ...stop] };
  }
  const known = telling.told.get(property);
  if (known !== undefined) return known;
  const text = textOf(property, telling);
  telling.told.set(property, text);
  return text;
}

function textOf(property: PropertyModel, telling: Telling): FieldText {
  const { schema } = property;
  return {
    type: typeOf(schema, telling.locale),
    marks: marksOf(property, telling),
    description: descriptionOf(schema, telling),
    values: schemaSentences(schema, telling),
  };
}

function marksOf(property: PropertyModel, { schemas, locale }: Telling): Mark[] {
  const { required, documentedRequired, undocumented, schema } = property;
  const { readOnly, writeOnly } = formOf(schema, schemas);
  const found: readonly (readonly [boolean, Mark["kind"]])[] = [
    [required, "required"],
    [documentedRequired && !required, "documentedRequired"],
    [undocumented !== undefined, "undocumented"],
    [schema.nullable, "nullable"],
    [readOnly, "readOnly"],
    [writeOnly, "writeOnly"],
    [schema.deprecated, "deprecated"],
  ];
  return found.flatMap(([holds, kind]) => (holds ? [{ kind, text: say(locale, kind) }] : []));
}

/** What a value is: in the words of its place, or else in those of the model it refers to. */
function descriptionOf(schema: SchemaModel, { schemas, locale }: Telling): Inline[] {
  const own = schema.description[locale];
  const described = own.trim() === "" ? resolve(schema, schemas)?.description[locale] : own;
  return sentence(described ?? "", locale);
}

/** What a schema says of its values: bounds, known values, default, example, since. */
export function schemaSentences(schema: SchemaModel, telling: Telling): Inline[][] {
  const { locale } = telling;
  const found = valueSentences(schema, telling);
  if (schema.default !== undefined) {
    found.push(fill(locale, "defaultValue", { value: code(shortJson(schema.default)) }));
  }
  const example = schema.examples.find((value) => typeof value !== "object" || value === null);
  if (example !== undefined) found.push(fill(locale, "exampleValue", { value: code(shortJson(example)) }));
  if (schema.since !== undefined) {
    found.push(fill(locale, "sinceVersion", { version: words(schema.since) }));
  }
  return found;
}

/** Bounds and known values, those of a list's elements included. */
function valueSentences(schema: SchemaModel, telling: Telling): Inline[][] {
  const { schemas, locale } = telling;
  const found = boundSentences(schema, telling);
  const list = resolve(schema, schemas);
  if (list?.kind === "array" && list.items !== undefined) {
    const text = sentences(boundSentences(list.items, telling), locale);
    if (text.length > 0) found.push(fill(locale, "eachElement", { text }));
  }
  return found;
}

/** A reference says what it adds, then what the schema it names says. */
function boundSentences(schema: SchemaModel, telling: Telling): Inline[][] {
  const target = schema.kind === "ref" ? resolve(schema, telling.schemas) : undefined;
  return target === undefined
    ? ownBounds(schema, telling)
    : [...ownBounds(schema, telling), ...ownBounds(target, telling)];
}

function ownBounds({ limits, values }: SchemaModel, { locale, sender }: Telling): Inline[][] {
  const found = limitSentences(limits, locale);
  if (values !== undefined && values.length > 0) {
    const known = values.map((value) => [code(shortJson(value))]);
    const phrase = sender === "client" ? "knownValues" : "knownAnswers";
    found.push(fill(locale, phrase, { values: enumeration(known, locale) }));
  }
  return found;
}

function stopSentence({ stop, children }: FieldNode, locale: Locale): Inline[][] {
  if (stop === undefined) {
    return children.some((child) => child.form !== undefined) ? [[words(say(locale, "oneOf"))]] : [];
  }
  const model = link(code(stop.model), { kind: "model", locale, name: stop.model });
  return [fill(locale, stop.because === "recursion" ? "fieldsAbove" : "fieldsOn", { model })];
}
