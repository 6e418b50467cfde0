import { define, isMapping, ownValue } from "../load/mapping.ts";
import type { ApiModel, Json, JsonObject } from "../model/model.ts";
import { identifierFault } from "../model/names.ts";
import { schemasOf } from "../model/schema-index.ts";
import { bareField } from "./claims.ts";
import { draftText } from "./draft-text.ts";
import { itemTypeOf, javaTypeOf, javaTypeOfValue } from "./java-type.ts";
import type { Direction, PageField } from "./page.ts";
import { fieldsIn, schemaNameFor } from "./schema-name.ts";
import type { YamlData } from "./yaml-text.ts";

export type SchemaObject = Readonly<Record<string, YamlData | undefined>>;

/** A model that the page has: one the spec lacks, or one to compare with the spec's. */
export interface PageModel {
  readonly name: string;
  readonly fields: Map<string, PageField>;
  /** The objects of the example that are of this model. */
  readonly examples: JsonObject[];
  /** Where the page has it first. */
  readonly line: number;
  /** Whether the page has a tree of it; else its fields are those of the example. */
  documented: boolean;
}

/** Makes schemas of the fields of one page. */
export interface SchemaDrafting {
  readonly model: ApiModel;
  readonly operationId: string;
  /** How the file under work refers to a model. */
  readonly refTo: (name: string) => string;
  /** The models met so far, by name. */
  readonly models: Map<string, PageModel>;
  /** Names that were made up. */
  readonly assumedNames: Set<string>;
  /** Names that the user wants in the place of those. */
  readonly chosenNames: ReadonlyMap<string, string>;
  /** Says what could not be told for certain. */
  readonly note: (line: number, message: string) => void;
}

/** The fields of one object. */
export interface FieldDrafts {
  readonly fields: Iterable<PageField>;
  /** The objects of the example that have these fields. */
  readonly objects: readonly JsonObject[];
  readonly direction: Direction;
  /** Whether the page has a tree of the fields, so that those which only the example shows are not documented. */
  readonly documented: boolean;
}

/** Where fields are from that only the example of a page shows. */
const EXAMPLE_SOURCE = "ZStack API Explorer, the example of the page";

/** The properties of fields, and which of them are required. */
export function draftProperties(
  { fields, objects, direction, documented }: FieldDrafts,
  drafting: SchemaDrafting,
): { readonly required: readonly string[]; readonly properties: SchemaObject } {
  const required: string[] = [];
  const properties: Record<string, YamlData> = {};
  for (const field of fields) {
    const values = objects.flatMap((object) => {
      const value = ownValue(object, field.name);
      return value === undefined || value === null ? [] : [value];
    });
    // Servers leave out nulls: only what every object of the example has can be relied on.
    const reliable = direction === "request" || (objects.length > 0 && values.length === objects.length);
    if (field.required && reliable) required.push(field.name);
    const text = draftText(field.description, field.name);
    const { $ref, type, ...rest } = draftType(field, values, direction, drafting);
    const onlyShown = !field.listed && (documented || direction === "request");
    define(properties, field.name, {
      $ref,
      type,
      description: text.en,
      ...rest,
      "x-zstack": {
        type: field.type === "" ? undefined : field.type,
        documentedRequired: field.required && !reliable ? true : undefined,
        undocumented: onlyShown ? { source: EXAMPLE_SOURCE } : undefined,
        "zh-CN": text["zh-CN"],
      },
    });
  }
  return { required, properties };
}

type Typed = Readonly<Record<string, YamlData | undefined>>;

function draftType(
  field: PageField,
  values: readonly Json[],
  direction: Direction,
  drafting: SchemaDrafting,
): Typed {
  if (field.values !== undefined) return openEnum(field.values.map(({ value }) => value));
  if (field.type === "") return typeOfValues(field, values, direction, drafting);
  const { kind, format } = javaTypeOf(field.type);
  switch (kind) {
    case "array":
      return { type: "array", items: draftItems(field, values.flatMap(listOf), direction, drafting) };
    case "object":
      return draftObject(field, values, direction, drafting);
    case "named":
      return draftNamed(field, values, drafting);
    default:
      return { type: kind, format };
  }
}

/** Known values, and room for those of other versions. */
function openEnum(values: readonly string[]): Typed {
  return { anyOf: [{ type: "string", enum: [...new Set(values)] }, { type: "string" }] };
}

function typeOfValues(
  field: PageField,
  values: readonly Json[],
  direction: Direction,
  drafting: SchemaDrafting,
): Typed {
  const [first] = values;
  if (first === undefined) {
    drafting.note(
      field.line,
      `The page does not say what type \`${field.name}\` is of; it is taken for text.`,
    );
    return { type: "string" };
  }
  const [fraction] = values.filter((value) => typeof value === "number" && !Number.isInteger(value));
  const type = javaTypeOfValue(fraction ?? first);
  if (type === "Map" && values.some((value) => isMapping(value) && Object.keys(value).length > 0)) {
    if (direction === "request") return draftObject(field, values, direction, drafting);
    return { $ref: modelOf(field, objectsIn(values), undefined, drafting) };
  }
  return draftType({ ...field, type }, values, direction, drafting);
}

function draftItems(
  field: PageField,
  items: readonly Json[],
  direction: Direction,
  drafting: SchemaDrafting,
): YamlData {
  const itemType = itemTypeOf(field.type);
  if (itemType !== undefined && javaTypeOf(itemType).kind !== "named") {
    const { kind, format } = javaTypeOf(itemType);
    return kind === "object" || kind === "array" ? {} : { type: kind, format };
  }
  const objects = objectsIn(items);
  if (direction === "request" && field.children.length > 0)
    return draftObject(field, objects, direction, drafting);
  if (field.children.length > 0 || objects.some((object) => Object.keys(object).length > 0)) {
    return { $ref: modelOf(field, objects, itemType, drafting) };
  }
  const [first] = items;
  if (typeof first === "string" || (first === undefined && /(?:Uuids|Tags|Names)$/.test(field.name))) {
    return { type: "string" };
  }
  if (typeof first === "number" || typeof first === "bigint" || typeof first === "boolean") {
    const { kind, format } = javaTypeOf(javaTypeOfValue(first));
    return { type: kind, format };
  }
  if (direction === "request") return { type: "string" };
  drafting.note(field.line, `The page does not say what \`${field.name}\` is a list of.`);
  return {};
}

function draftObject(
  field: PageField,
  values: readonly Json[],
  direction: Direction,
  drafting: SchemaDrafting,
): Typed {
  if (field.children.length === 0) return { type: "object", additionalProperties: true };
  const objects = objectsIn(values);
  const { required, properties } = draftProperties(
    { fields: field.children, objects, direction, documented: true },
    drafting,
  );
  return { type: "object", required: required.length > 0 ? [...required] : undefined, properties };
}

function draftNamed(field: PageField, values: readonly Json[], drafting: SchemaDrafting): Typed {
  const objects = objectsIn(values);
  const known = schemasOf(drafting.model).has(field.type) || drafting.models.has(field.type);
  if (field.children.length > 0 || objects.length > 0 || known || field.type === "ErrorCode") {
    return { $ref: modelOf(field, objects, field.type, drafting) };
  }
  if (values.length > 0) return typeOfValues({ ...field, type: "" }, values, "response", drafting);
  // Of a type that the page only names, the ending tells whether it is an object.
  if (/(?:Inventory|Struct|View|Spec|Result)$/.test(field.type)) {
    return { type: "object", additionalProperties: true };
  }
  drafting.note(
    field.line,
    `The page only names ${field.type}, the type of \`${field.name}\`; it is taken for an enum.`,
  );
  return { type: "string" };
}

/** Notes the model of a field, and gives the reference to it. */
function modelOf(
  field: PageField,
  objects: readonly JsonObject[],
  type: string | undefined,
  drafting: SchemaDrafting,
): string {
  const { operationId, model, models } = drafting;
  const fields = field.children.length > 0 ? field.children.map(({ name }) => name) : fieldsIn(objects);
  const assumed =
    type === undefined ? schemaNameFor({ field: field.name, operationId, fields }, model) : undefined;
  const wanted = type ?? drafting.chosenNames.get(assumed!) ?? assumed!;
  const name =
    identifierFault("schema name", wanted) === undefined ? wanted : `${wanted.replace(/\W/g, "")}Model`;
  if (wanted === assumed && !models.has(name)) {
    drafting.assumedNames.add(name);
    drafting.note(
      field.line,
      `The page does not name the model of \`${field.name}\`; it is taken for ${name}.`,
    );
  }
  const known = models.get(name);
  const entry: PageModel = known ?? {
    name,
    fields: new Map(),
    examples: [],
    line: field.line,
    documented: field.children.length > 0,
  };
  models.set(name, entry);
  entry.examples.push(...objects);
  entry.documented ||= field.children.length > 0;
  for (const child of field.children) {
    const before = entry.fields.get(child.name);
    if (before === undefined || before.children.length < child.children.length)
      entry.fields.set(child.name, child);
  }
  for (const shown of fieldsIn(objects)) {
    if (!entry.fields.has(shown)) {
      entry.fields.set(shown, bareField(shown, field.line));
    }
  }
  return drafting.refTo(name);
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function objectsIn(values: readonly Json[]): JsonObject[] {
  return values.filter((value) => isMapping(value));
}
