import type {
  ApiModel,
  BodyModel,
  OperationModel,
  ParameterModel,
  SchemaModel,
  Text,
} from "../../model/model.ts";
import { resolve, type SchemaIndex, schemasOf } from "../../model/schema-index.ts";
import { bodyProperties, documentedKeyOf } from "../body-shape.ts";
import { type FieldNode, fieldNodes, type Growth, propertyNodes } from "../field-node.ts";
import type { Guide } from "../guides.ts";
import { modelNodes } from "../model-page.ts";
import { operationGroups } from "../operation-groups.ts";
import { safeName } from "../page-path.ts";
import { plainWords } from "./inline.ts";

/**
 * What has a page, by its names: loaded when the search or the list of all operations is first used.
 *
 * English is empty where it repeats the name, Chinese where it repeats the English.
 */
export interface SearchTitles {
  readonly tags: readonly string[];
  readonly operations: readonly (readonly [
    id: string,
    method: string,
    tag: number,
    english: string,
    chinese: string,
  ])[];
  readonly models: readonly string[];
  readonly guides: readonly (readonly [name: string, english: string, chinese: string])[];
}

/**
 * What is said on pages, and their fields, in the order of the titles: numbers of `strings`, of which the first is
 * empty. A page has its address, English, Chinese; then for each field its place on the page, English, Chinese.
 */
export interface SearchTexts {
  readonly strings: readonly string[];
  readonly operations: readonly (readonly number[])[];
  readonly models: readonly (readonly number[])[];
}

/** The files the search loads, by their paths below the site. */
export function searchFiles(
  model: ApiModel,
  guides: Readonly<Record<keyof Text, readonly Guide[]>>,
): [string, string][] {
  return [
    ["search/titles.js", dataFile("titles", searchTitles(model, guides))],
    ["search/texts.js", dataFile("texts", searchTexts(model))],
  ];
}

/** JSON is JavaScript, but for an object's `__proto__`, and names are never keys here. */
function dataFile(name: string, data: SearchTitles | SearchTexts): string {
  return `zstackDocs(${JSON.stringify(name)},${JSON.stringify(data)});\n`;
}

function searchTitles(model: ApiModel, guides: Readonly<Record<keyof Text, readonly Guide[]>>): SearchTitles {
  const tags = operationGroups(model).map(({ tag }) => tag ?? "");
  const numberOf = new Map(tags.map((tag, at) => [tag, at]));
  return {
    tags,
    operations: model.operations.map(({ operationId, method, tag, summary }) => {
      const english = summary.en.trim() === operationId ? "" : summary.en.trim();
      const chinese = summary["zh-CN"].trim() === summary.en.trim() ? "" : summary["zh-CN"].trim();
      return [safeName(operationId), method, numberOf.get(tag ?? "") ?? 0, english, chinese];
    }),
    models: model.schemas.map(({ name }) => safeName(name)),
    guides: guides.en.map(({ target: { name }, title }) => [
      name,
      title,
      guides["zh-CN"].find(({ target }) => target.name === name)?.title ?? "",
    ]),
  };
}

function searchTexts(model: ApiModel): SearchTexts {
  const schemas = schemasOf(model);
  const numbers = new Map<string, number>([["", 0]]);
  const numberOf = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  const pair = ({ en, "zh-CN": chinese }: Text) => [
    numberOf(plainWords(en)),
    numberOf(chinese === en ? "" : plainWords(chinese)),
  ];
  const field = ({ place, text }: PlacedField) => [numberOf(place), ...pair(text)];
  const operations = model.operations.map((operation) => [
    numberOf(operation.path),
    ...pair(operation.description),
    ...operationFields(operation, schemas).flatMap(field),
  ]);
  const models = model.schemas.map((named) => [
    0,
    ...pair(named.schema.description),
    ...placed("field", modelNodes(named, schemas), schemas).flatMap(field),
  ]);
  return { strings: [...numbers.keys()], operations, models };
}

/** A field with what it is linked by on its page. */
interface PlacedField {
  readonly place: string;
  readonly text: Text;
}

/** The fields an operation has of its own; those of models are found with the models. */
function operationFields(
  { parameters, body, responses }: OperationModel,
  schemas: SchemaIndex,
): PlacedField[] {
  const growth: Growth = { schemas, unfold: false };
  return [
    ...parameters.map((parameter) => parameterField(parameter, schemas)),
    ...(body === undefined ? [] : placed("body", bodyNodes(body, growth), schemas)),
    ...responses.flatMap(({ status, schema }) =>
      schema === undefined ? [] : placed(status, fieldNodes(schema, growth), schemas),
    ),
  ].filter(({ place }) => place !== "");
}

function parameterField({ in: where, name, schema }: ParameterModel, schemas: SchemaIndex): PlacedField {
  return { place: `${where}.${safeName(name)}`, text: textOf(schema, schemas) };
}

function bodyNodes(body: BodyModel, growth: Growth): readonly FieldNode[] {
  const key = documentedKeyOf(body);
  if (key === undefined) return body.params === undefined ? [] : fieldNodes(body.params, growth);
  return propertyNodes(bodyProperties(body, key, growth.schemas), growth);
}

function placed(above: string, nodes: readonly FieldNode[], schemas: SchemaIndex): PlacedField[] {
  return nodes.flatMap(({ property, form, children }) => {
    const place = `${above}.${form === undefined ? safeName(property.name) : `form${form}`}`;
    const own = form === undefined ? [{ place, text: textOf(property.schema, schemas) }] : [];
    return [...own, ...placed(place, children, schemas)];
  });
}

function textOf(schema: SchemaModel, schemas: SchemaIndex): Text {
  return schema.description.en === ""
    ? (resolve(schema, schemas)?.description ?? schema.description)
    : schema.description;
}
