import { define, isMapping } from "../../load/mapping.ts";
import { propertiesOf } from "../../model/form.ts";
import type { Json, SchemaModel } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";
import { uuidOf } from "../uuid.ts";
import { referenceTo } from "./resource-type.ts";

/** How many named schemas may lie inside each other: enough to look real, too few to explode. */
const MAX_DEPTH = 4;

const TIMESTAMP = "Nov 14, 2017 10:20:57 PM";

/** Where a value stands, which is what it is made up from. */
interface Place {
  /** The property's name. */
  readonly name: string;
  /** The named schemas around it, outermost first. */
  readonly within: readonly string[];
  /** How many fields may still be made up; models with models in many fields multiply. */
  readonly budget?: { fields: number };
}

const MAX_FIELDS = 20_000;

/**
 * Makes up a value for a schema whose author gave no example, always the same for the same schema.
 * `undefined`: nothing is known of it, or it can hold nothing but `null`, or itself.
 */
export function synthesise(
  schema: SchemaModel,
  schemas: SchemaIndex,
  { budget = { fields: MAX_FIELDS }, ...where }: Place = { name: "value", within: [] },
): Json | undefined {
  const place = { ...where, budget };
  const given = schema.examples[0] ?? schema.default ?? schema.values?.[0];
  if (given !== undefined && given !== null) return given;
  switch (schema.kind) {
    case "boolean":
      return true;
    case "integer":
    case "number":
      return synthesiseNumber(schema);
    case "string":
      return synthesiseText(schema, place);
    case "array":
      return synthesiseList(schema, schemas, place);
    case "object":
      budget.fields -= schema.properties.length;
      if (budget.fields < 0) return undefined;
      return Object.fromEntries(
        schema.properties.flatMap((property) => {
          const value = synthesise(property.schema, schemas, { ...place, name: property.name });
          const needed = property.required && property.schema.kind === "any" ? {} : undefined;
          const field = value ?? needed;
          return field === undefined ? [] : [[property.name, field]];
        }),
      );
    case "ref": {
      const { within } = place;
      const target = schemas.get(schema.name);
      if (target === undefined || within.includes(schema.name) || within.length >= MAX_DEPTH)
        return undefined;
      return synthesise(target, schemas, { ...place, within: [...within, schema.name] });
    }
    case "allOf": {
      const values = schema.members.flatMap((member) => synthesise(member, schemas, place) ?? []);
      const objects = values.filter((value) => isMapping(value));
      if (objects.length === 0) return values[0];
      const made: Record<string, Json> = Object.assign({}, ...objects);
      // What one member describes, another may require.
      for (const { name, required, schema: property } of propertiesOf(schema, schemas) ?? []) {
        if (required && property.kind === "any" && !Object.hasOwn(made, name)) define(made, name, {});
      }
      return made;
    }
    case "anyOf":
    case "oneOf":
      for (const member of schema.members) {
        const value = synthesise(member, schemas, place);
        if (value !== undefined) return value;
      }
      return undefined;
    case "any":
    case "null":
      return undefined;
  }
}

function synthesiseNumber({ limits }: SchemaModel): number | bigint {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = limits;
  const least = minimum ?? (exclusiveMinimum === undefined ? 1 : above(exclusiveMinimum));
  const most = maximum ?? (exclusiveMaximum === undefined ? undefined : below(exclusiveMaximum));
  if (least > 1) return least;
  // One, when it is allowed: less odd in an inventory than the lower bound of an int64.
  return most !== undefined && most < 1 ? most : 1;
}

function above(bound: number | bigint): number | bigint {
  return typeof bound === "bigint" ? bound + 1n : bound + 1;
}

function below(bound: number | bigint): number | bigint {
  return typeof bound === "bigint" ? bound - 1n : bound - 1;
}

function synthesiseText({ javaType, limits }: SchemaModel, { name, within }: Place): string {
  // Made-up resources refer to each other: what one calls its `uuid`, others call by its type.
  if (/uuid$/i.test(name)) return uuidOf(name === "uuid" ? referenceTo(within.at(-1)) : name);
  if (javaType === "Timestamp" || /(Date|Time)$/.test(name)) return TIMESTAMP;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = limits;
  return name.padEnd(Math.min(minLength, 4096), "-").slice(0, maxLength);
}

function synthesiseList(
  schema: Extract<SchemaModel, { readonly kind: "array" }>,
  schemas: SchemaIndex,
  place: Place,
): Json {
  const name = place.name.replace(/s$/, "");
  const item = schema.items && synthesise(schema.items, schemas, { ...place, name });
  if (item === undefined || schema.limits.maxItems === 0) return [];
  return Array.from({ length: Math.min(Math.max(schema.limits.minItems ?? 1, 1), 100) }, () => item);
}
