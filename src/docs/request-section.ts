import type { Locale, OperationModel, ParameterModel } from "../model/model.ts";
import { takesNothing } from "../model/request-body.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { bodyProperties, documentedKeyOf, otherKeyOf } from "./body-shape.ts";
import { type Block, code, type Field, type Inline, paragraph, words } from "./content.ts";
import { type FieldNode, fieldNodes, type Growth, propertyNodes } from "./field-node.ts";
import { fieldsOf, type Telling } from "./field-tree.ts";
import { fill, type Phrase, say, titled } from "./phrase.ts";
import { sentences } from "./sentence.ts";

/** The fields of a request body as on the official page: the wrapper with its params, then the tags. */
export function requestNodes({ body }: OperationModel, schemas: SchemaIndex): readonly FieldNode[] {
  if (body === undefined) return [];
  const growth: Growth = { schemas, unfold: true };
  const key = documentedKeyOf(body);
  if (key === undefined) return body.params === undefined ? [] : fieldNodes(body.params, growth);
  return propertyNodes(bodyProperties(body, key, schemas), growth);
}

/** What a caller sends. */
export function requestSection(
  operation: OperationModel,
  nodes: readonly FieldNode[],
  telling: Telling,
): Block[] {
  const { schemas, locale } = telling;
  const blocks: Block[] = [titled(2, locale, "request")];
  // Tags can accompany any call, so they do not count as parameters of this one.
  if (operation.parameters.length === 0 && takesNothing(operation.body, schemas)) {
    blocks.push(paragraph(words(say(locale, "noParameters"))));
  }
  for (const [place, title] of PLACES) {
    const parameters = operation.parameters.filter((parameter) => parameter.in === place);
    if (parameters.length === 0) continue;
    const fields = fieldsOf(propertyNodes(parameters.map(asProperty), { schemas, unfold: false }), telling);
    blocks.push(titled(3, locale, title), { kind: "fields", id: place, fields });
  }
  if (nodes.length > 0) {
    const fields = fieldsOf(nodes, telling).map((field, at) =>
      nodes[at]?.property.name === wrapperName(operation) ? withWrapperText(field, operation, locale) : field,
    );
    blocks.push(titled(3, locale, "bodyFields"), { kind: "fields", id: "body", fields });
  }
  return blocks;
}

const PLACES: readonly (readonly [ParameterModel["in"], Phrase])[] = [
  ["path", "pathParameters"],
  ["query", "queryParameters"],
  ["header", "headerParameters"],
  ["cookie", "cookieParameters"],
];

function asProperty({ name, required, schema }: ParameterModel) {
  return { name, required, documentedRequired: false, undocumented: undefined, schema };
}

function wrapperName({ body }: OperationModel): string | undefined {
  return body === undefined ? undefined : documentedKeyOf(body);
}

/** Where keys differ, a description of the spec's own key would contradict the one shown here. */
function withWrapperText(field: Field, { body }: OperationModel, locale: Locale): Field {
  const fixed = [words(say(locale, "wrapperText"))];
  const action = body === undefined ? undefined : otherKeyOf(body);
  const told = (description: readonly Inline[]): Field => ({
    ...field,
    about: { ...field.about, description },
  });
  if (action === undefined) return field.about.description.length > 0 ? field : told(fixed);
  return told(sentences([fixed, fill(locale, "wrapperKeyDiffers", { action: code(action) })], locale));
}
