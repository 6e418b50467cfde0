import type { Locale, NamedSchema } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { type Block, code, type Item, link, type Page, paragraph, words } from "./content.ts";
import { modelDifferences } from "./differences.ts";
import { type FieldNode, fieldNodes } from "./field-node.ts";
import { fieldsOf, schemaSentences, type Telling, type Tellings } from "./field-tree.ts";
import { fact, otherLanguage, pageHead, permalink } from "./page-head.ts";
import { say, titled } from "./phrase.ts";
import { prose } from "./prose.ts";
import { jsonTypeOf, typeOf } from "./schema-type.ts";
import { sentences } from "./sentence.ts";
import type { Users } from "./usage.ts";

/** The own fields of a model; other models in them are only linked. */
export function modelNodes({ name, schema }: NamedSchema, schemas: SchemaIndex): readonly FieldNode[] {
  return fieldNodes(schema, { schemas, unfold: false }, [name]);
}

/** Where a model occurs. */
export interface ModelUsage {
  readonly users: Users | undefined;
  /** Whether servers send it. */
  readonly answered: boolean;
}

/** One model: what it is, its fields, and who uses it. */
export function modelPage(
  named: NamedSchema,
  nodes: readonly FieldNode[],
  { users, answered }: ModelUsage,
  tellings: Tellings,
): Page {
  const { name, schema } = named;
  const telling = tellings[answered ? "server" : "client"];
  const { locale } = telling;
  const target = { kind: "model", locale, name } as const;
  const fields = fieldsOf(nodes, telling);
  const { javaType } = schema;
  return {
    target,
    blocks: [
      pageHead(
        {
          id: name,
          title: name,
          facts: [
            fact(locale, "jsonType", [code(jsonTypeOf(schema))]),
            ...(javaType === undefined ? [] : [fact(locale, "javaType", [code(javaType)])]),
            fact(locale, "otherLanguage", [otherLanguage(target)]),
            fact(locale, "permalink", [permalink(name)]),
          ],
        },
        [link(say(locale, "models"), { kind: "models", locale })],
        locale,
      ),
      ...prose(schema.description, locale),
      ...modelDifferences(nodes, locale),
      titled(2, locale, "fields"),
      ...(fields.length > 0 && answered ? [paragraph(words(say(locale, "valuesLeftOut")))] : []),
      ...(fields.length > 0 ? [{ kind: "fields", id: "field", fields } as const] : fieldless(named, telling)),
      titled(2, locale, "usedBy"),
      usedBy(users, locale),
    ],
  };
}

/** A model may as well be a list, a union or a string with known values. */
function fieldless({ schema }: NamedSchema, telling: Telling): Block[] {
  const { locale } = telling;
  const blocks = [paragraph(words(say(locale, "noOwnFields")))];
  if (schema.kind !== "object") blocks.push(paragraph(...typeOf(schema, locale)));
  const text = sentences(schemaSentences(schema, telling), locale);
  return text.length === 0 ? blocks : [...blocks, paragraph(...text)];
}

function usedBy(users: Users | undefined, locale: Locale): Block {
  const items: Item[] = [
    ...(users?.operations ?? []).map((operationId) =>
      item(link(code(operationId), { kind: "operation", locale, operationId })),
    ),
    ...(users?.models ?? []).map((name) => item(link(code(name), { kind: "model", locale, name }))),
  ];
  return items.length === 0 ? paragraph(words(say(locale, "notUsed"))) : { kind: "list", items };
}

function item(content: Item["content"][number]): Item {
  return { content: [content], children: [] };
}
