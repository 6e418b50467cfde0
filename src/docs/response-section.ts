import { jsonText } from "../model/json-text.ts";
import type { Json, Locale, OperationModel, ResponseModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { type Block, code, type Inline, type Option, paragraph, words } from "./content.ts";
import { errorStatuses } from "./error-reference.ts";
import { type FieldNode, fieldNodes } from "./field-node.ts";
import { fieldsOf, type Telling } from "./field-tree.ts";
import { fill, say, titled } from "./phrase.ts";
import { typeOf } from "./schema-type.ts";

/** The fields of every response in turn; only success is unfolded, failures being alike everywhere. */
export function responseNodes(
  { responses }: OperationModel,
  schemas: SchemaIndex,
): readonly (readonly FieldNode[])[] {
  return responses.map(({ status, schema }) =>
    schema === undefined ? [] : fieldNodes(schema, { schemas, unfold: status === "200" }),
  );
}

/** What servers answer: every status, then the fields of every body. */
export function responseSection(
  operation: OperationModel,
  nodes: readonly (readonly FieldNode[])[],
  telling: Telling,
): Block[] {
  const { locale } = telling;
  const blocks: Block[] = [
    titled(2, locale, "responses"),
    {
      kind: "table",
      header: [say(locale, "status"), say(locale, "meaning"), say(locale, "body")],
      rows: operation.responses.map((response) => [
        [code(response.status)],
        [words(statusMeaning(response, locale))],
        bodyOf(response, locale),
      ]),
    },
    paragraph(...resultText(operation, locale)),
  ];
  if (operation.execution === "job") blocks.push(paragraph(words(say(locale, "jobResponses"))));
  if (nodes.some(({ length }) => length > 0)) blocks.push(paragraph(words(say(locale, "valuesLeftOut"))));
  for (const [at, { status }] of operation.responses.entries()) {
    const fields = fieldsOf(nodes[at] ?? [], telling);
    if (fields.length === 0) continue;
    const title = fill(locale, "responseFields", { status: code(status) });
    blocks.push(
      { kind: "heading", level: 3, id: status, content: title },
      { kind: "fields", id: status, fields },
    );
  }
  return blocks;
}

/** The documented bodies, success first, as the spec orders them. */
export function responseExamples(operation: OperationModel, locale: Locale): Block[] {
  const options = operation.responses.flatMap((response) =>
    response.examples.map((example): Option => {
      const title: Inline[] = [code(response.status)];
      if (example.summary !== undefined) title.push(words(` ${example.summary[locale]}`));
      const blocks = [sampleOf(example.value, response.mediaType)];
      return { id: `example.${response.status}.${example.name}`, title, blocks };
    }),
  );
  return [
    titled(2, locale, "responseExamples"),
    options.length > 0
      ? { kind: "choice", look: "drawers", options }
      : paragraph(words(say(locale, "noExamples"))),
  ];
}

/** A body as it arrives: plain text bare, anything else as JSON. */
function sampleOf(value: Json, mediaType: string | undefined): Block {
  return typeof value === "string" && mediaType?.startsWith("text/") === true
    ? { kind: "sample", language: "text", text: value }
    : { kind: "sample", language: "json", text: jsonText(value, 2) };
}

/** What the spec says of a status, or else what it means on every ZStack server. */
export function statusMeaning({ status, description }: ResponseModel, locale: Locale): string {
  const own = description[locale].trim();
  if (own !== "") return own;
  if (status === "200" || status === "202") return say(locale, `status${status}`);
  return errorStatuses.find(({ name }) => name === status)?.meaning[locale] ?? "";
}

function bodyOf({ schema, mediaType }: ResponseModel, locale: Locale): Inline[] {
  if (mediaType === undefined) return [words(say(locale, "noBody"))];
  const type: Inline[] = schema === undefined ? [] : [words(" "), ...typeOf(schema, locale)];
  return [code(mediaType), ...type];
}

function resultText({ result }: OperationModel, locale: Locale): Inline[] {
  switch (result.kind) {
    case "property":
      return fill(locale, "resultIsProperty", { property: code(result.property) });
    case "body":
      return [words(say(locale, "resultIsBody"))];
    case "none":
      return [words(say(locale, "resultIsNone"))];
  }
}
