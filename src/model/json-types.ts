import type { Json, SchemaModel } from "./model.ts";
import type { SchemaIndex } from "./schema-index.ts";

/** What JSON tells apart. */
export type JsonType = "object" | "array" | "string" | "number" | "boolean" | "null";

type Types = ReadonlySet<JsonType>;

const ALL: Types = new Set(["object", "array", "string", "number", "boolean", "null"]);

/**
 * The types that values of a schema may have, references and compositions followed: all of them where nothing is said,
 * none where one part of an `allOf` refuses what another asks for.
 */
export function jsonTypesOf(schema: SchemaModel, schemas: SchemaIndex): Types {
  const types = typesWithoutNull(schema, schemas);
  return schema.nullable ? new Set([...types, "null"]) : types;
}

/** Whether every value is an object; `null`, which servers leave out, is as good as none. */
export function isObject(schema: SchemaModel, schemas: SchemaIndex): boolean {
  const types = jsonTypesOf(schema, schemas);
  return types.has("object") && [...types].every((type) => type === "object" || type === "null");
}

function typesWithoutNull(schema: SchemaModel, schemas: SchemaIndex): Types {
  // What is listed decides, as it does for types in TypeScript, even where it contradicts the type beside it.
  if (schema.values !== undefined) return new Set(schema.values.map(typeOfValue));
  switch (schema.kind) {
    case "any":
      return ALL;
    case "integer":
      return new Set(["number"]);
    case "ref": {
      const target = schemas.get(schema.name);
      return target === undefined ? ALL : jsonTypesOf(target, schemas);
    }
    case "allOf": {
      const members = schema.members.map((member) => jsonTypesOf(member, schemas));
      return named(schema, members.reduce(both, ALL));
    }
    case "anyOf":
    case "oneOf":
      return named(schema, either(schema.members.map((member) => jsonTypesOf(member, schemas))));
    default:
      return new Set([schema.kind]);
  }
}

/** Those of the types that a composition names beside its members, if it names any. */
function named({ source: { type } }: SchemaModel, types: Types): Types {
  if (type === undefined) return types;
  const names = (Array.isArray(type) ? type : [type]).map((name) => (name === "integer" ? "number" : name));
  return new Set([...types].filter((each) => names.includes(each)));
}

function both(some: Types, others: Types): Types {
  return new Set([...some].filter((type) => others.has(type)));
}

function either(types: readonly Types[]): Types {
  return new Set(types.flatMap((some) => [...some]));
}

function typeOfValue(value: Json): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "bigint" ? "number" : (typeof value as "object" | "string" | "number" | "boolean");
}
