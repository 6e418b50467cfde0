import type { Locale, SchemaModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { code, type Field, type Inline, link, type Mark, words } from "./content.ts";
import type { FieldNode } from "./field-node.ts";
import { shortJson } from "./json-text.ts";
import { limitSentences } from "./limits.ts";
import { fill, say } from "./phrase.ts";
import { resolve } from "./schema-lookup.ts";
import { typeOf } from "./schema-type.ts";
import { enumeration, sentence, sentences } from "./sentence.ts";

/** What fields are told with. */
export interface Telling {
  readonly schemas: SchemaIndex;
  readonly locale: Locale;
  /** Who writes the values: of what servers send, a caller wants to know other things. */
  readonly sender: "client" | "server";
}

/** Puts a tree of fields into the words of a language. */
export function fieldsOf(nodes: readonly FieldNode[], telling: Telling): Field[] {
  return nodes.map((node) => fieldOf(node, telling));
}

function fieldOf(node: FieldNode, telling: Telling): Field {
  const { property, form } = node;
  const { locale } = telling;
  return {
    id: form === undefined ? property.name : `form${form}`,
    name: form === undefined ? property.name : say(locale, "form").replace("{number}", String(form)),
    type: typeOf(property.schema, locale),
    marks: marksOf(node, locale),
    text: descriptionOf(property.schema, telling),
    values: [...schemaSentences(property.schema, telling), ...stopSentence(node, locale)],
    children: fieldsOf(node.children, telling),
  };
}

function marksOf({ property }: FieldNode, locale: Locale): Mark[] {
  const { required, documentedRequired, undocumented, schema } = property;
  const found: readonly (readonly [boolean, Mark["kind"]])[] = [
    [required, "required"],
    [documentedRequired && !required, "documentedRequired"],
    [undocumented !== undefined, "undocumented"],
    [schema.nullable, "nullable"],
    [schema.deprecated, "deprecated"],
  ];
  return found.flatMap(([holds, kind]) => (holds ? [{ kind, text: say(locale, kind) }] : []));
}

/** What a value is: in the words of its place, or else in those of the model it refers to. */
function descriptionOf(schema: SchemaModel, { schemas, locale }: Telling): Inline[] {
  const own = schema.description[locale];
  const described = own.trim() === "" ? resolve(schemas, schema)?.description[locale] : own;
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
  const list = resolve(schemas, schema);
  if (list?.kind === "array" && list.items !== undefined) {
    const text = sentences(boundSentences(list.items, telling), locale);
    if (text.length > 0) found.push(fill(locale, "eachElement", { text }));
  }
  return found;
}

/** A reference says what it adds, then what the schema it names says. */
function boundSentences(schema: SchemaModel, telling: Telling): Inline[][] {
  const target = schema.kind === "ref" ? resolve(telling.schemas, schema) : undefined;
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
