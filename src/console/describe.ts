import { isMapping } from "../load/mapping.ts";
import { addressParameters, callPlanOf } from "../model/call-plan.ts";
import { isOpen, propertiesOf } from "../model/form.ts";
import type { Json, Limits, OperationModel, PropertyModel, SchemaModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import type { CallExample, FieldDescription, OperationDescription, ValueDescription } from "./description.ts";

/** A form of more fields helps nobody either: what is left is edited as JSON. */
const MAX_FIELDS = 2_000;

/** Objects deeper than this are edited as JSON: a form of a hundred nested boxes helps nobody. */
const MAX_DEPTH = 4;

interface Around {
  readonly schemas: SchemaIndex;
  /** How many fields may still be described. */
  readonly budget: { fields: number };
}

/** Describes an operation to the page. */
export function describeOperation(operation: OperationModel, schemas: SchemaIndex): OperationDescription {
  const around: Around = { schemas, budget: { fields: MAX_FIELDS } };
  const inAddress = addressParameters(operation).map(({ name, in: place, required, schema }) => {
    const property = { name, required, documentedRequired: false, undocumented: undefined, schema };
    return fieldOf(property, place, around, []);
  });
  // Servers fill a field from the path when both name it, so there is one of it.
  const taken = new Set(inAddress.map(({ name }) => name));
  const inBody = (propertiesOf(operation.body?.params, schemas) ?? []).filter(({ name }) => !taken.has(name));
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    spec: callPlanOf(operation, schemas),
    fields: [...inAddress, ...inBody.map((property) => fieldOf(property, "body", around, []))],
    open: isOpen(operation.body?.params, schemas),
    example: exampleOf(operation),
  };
}

function fieldOf(
  { name, required, documentedRequired, schema }: PropertyModel,
  place: FieldDescription["place"],
  around: Around,
  within: readonly string[],
): FieldDescription {
  return {
    name,
    place,
    required: required || place === "path",
    documentedRequired,
    deprecated: schema.deprecated,
    description: schema.description,
    value: describeValue(schema, around, within, name),
  };
}

function describeValue(
  schema: SchemaModel,
  around: Around,
  within: readonly string[],
  name: string,
): ValueDescription {
  const { schemas, budget } = around;
  const { limits, values } = schema;
  const facts = {
    type: schema.javaType ?? (schema.kind === "ref" ? schema.name : schema.kind),
    ...(schema.default !== undefined && { default: schema.default }),
    ...(values !== undefined && { values }),
  };
  switch (schema.kind) {
    case "string":
      return { ...facts, kind: "string", ...formatOf(schema), ...textLimits(limits) };
    case "integer":
    case "number":
      return { ...facts, kind: schema.kind, ...formatOf(schema), ...boundsOf(limits) };
    case "boolean":
      return { ...facts, kind: "boolean" };
    case "array": {
      const known = schema.items && describeValue(schema.items, around, within, name);
      const items = (known?.kind ?? "json") === "json" && TEXT_LISTS.test(name) ? TEXT : known;
      // Lists of unknown things and of lists are easier to write than to click together.
      if (items === undefined || items.kind === "json" || items.kind === "array")
        return { ...facts, kind: "json" };
      return { ...facts, kind: "array", items, ...pick(limits, LIST_LIMITS) };
    }
    case "ref": {
      const target = schemas.get(schema.name);
      if (target === undefined || within.includes(schema.name) || within.length >= MAX_DEPTH)
        return { ...facts, kind: "json" };
      return { ...describeValue(target, around, [...within, schema.name], name), ...facts };
    }
    case "object":
    case "allOf": {
      const properties = propertiesOf(schema, schemas) ?? [];
      budget.fields -= properties.length;
      if (properties.length === 0 || isOpen(schema, schemas)) return { ...facts, kind: "json" };
      if (within.length >= MAX_DEPTH || budget.fields < 0) return { ...facts, kind: "json" };
      const inner = [...within, ""];
      const fields = properties.map((property) => fieldOf(property, "body", around, inner));
      return { ...facts, kind: "object", fields };
    }
    default:
      return { ...facts, kind: "json" };
  }
}

/** Java's raw lists say nothing of their elements, but the names of some do. */
const TEXT_LISTS = /(Uuid|Tag)s$/;
const TEXT: ValueDescription = { kind: "string", type: "String" };

const TEXT_LIMITS = ["minLength", "maxLength"] as const;
const LIST_LIMITS = ["minItems", "maxItems", "uniqueItems"] as const;
const BOUNDS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;

function formatOf({ format }: { readonly format: string | undefined }): { readonly format?: string } {
  return format === undefined ? {} : { format };
}

function boundsOf(limits: Limits): { readonly [Bound in (typeof BOUNDS)[number]]?: string } {
  return Object.fromEntries(
    BOUNDS.filter((bound) => limits[bound] !== undefined).map((bound) => [bound, String(limits[bound])]),
  );
}

/**
 * A pattern is tried in the page at every key that is pressed. One that repeats what has parts, or repeats often, may
 * take time without end, and is left to the server.
 */
function textLimits(limits: Limits): Pick<Limits, (typeof TEXT_LIMITS)[number] | "pattern"> {
  const { pattern = "" } = limits;
  const isQuick = !/\)[*+?{]|\\[1-9k]/.test(pattern) && (pattern.match(/[*+]|,\}/g) ?? []).length <= 2;
  return { ...pick(limits, TEXT_LIMITS), ...(isQuick && pick(limits, ["pattern"])) };
}

function pick<Key extends keyof Limits>(limits: Limits, keys: readonly Key[]): Pick<Limits, Key> {
  const given = keys.filter((key) => limits[key] !== undefined).map((key) => [key, limits[key]]);
  return Object.fromEntries(given) as Pick<Limits, Key>;
}

function exampleOf({ body, parameters }: OperationModel): CallExample {
  const example = body?.examples[0]?.value;
  const whole = isMapping(example) ? example : {};
  const wrapped = body?.wrapper === undefined ? whole : whole[body.wrapper];
  const given = parameters.flatMap(({ name, schema }) => {
    const value = schema.examples[0];
    return value === undefined ? [] : [[name, value] as const];
  });
  const { systemTags, userTags, ...rest } = isMapping(wrapped) ? wrapped : {};
  return {
    params: { ...Object.fromEntries(given), ...rest },
    systemTags: textsOf(body?.wrapper === undefined ? systemTags : whole.systemTags),
    userTags: textsOf(body?.wrapper === undefined ? userTags : whole.userTags),
  };
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
