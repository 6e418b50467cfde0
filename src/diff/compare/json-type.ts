import { isMapping } from "../../load/mapping.ts";
import type { Json, JsonObject } from "../../model/model.ts";
import { textsOf } from "./side.ts";

/** The types of JSON but `null`; a number is an integer or has a fraction. */
export type JsonType = "string" | "boolean" | "object" | "array" | "integer" | "fraction";

const ALL: readonly JsonType[] = ["string", "boolean", "object", "array", "integer", "fraction"];

/**
 * The types that a schema's own keywords let through. A schema without `type` means what its other keywords speak
 * of: one with properties is about objects, as every stage of the toolkit takes it.
 */
export function typesOf(schema: JsonObject): {
  readonly types: ReadonlySet<JsonType>;
  readonly nullable: boolean;
} {
  const names = typeof schema.type === "string" ? [schema.type] : textsOf(schema.type);
  if (names.length > 0) {
    return {
      types: new Set(names.flatMap(typesNamed)),
      nullable: names.includes("null") || schema.nullable === true,
    };
  }
  const implied: JsonType | undefined =
    isMapping(schema.properties) || schema.additionalProperties !== undefined
      ? "object"
      : schema.items !== undefined || schema.prefixItems !== undefined
        ? "array"
        : undefined;
  return implied === undefined
    ? { types: new Set(ALL), nullable: true }
    : { types: new Set([implied]), nullable: schema.nullable === true };
}

/** Whether every type but `null` is let through. */
export function isAnyType(types: ReadonlySet<JsonType>): boolean {
  return types.size === ALL.length;
}

export function kindOfValue(value: Json): JsonType[] {
  switch (typeof value) {
    case "string":
    case "boolean":
      return [typeof value as "string"];
    case "number":
      return [Number.isInteger(value) ? "integer" : "fraction"];
    case "bigint":
      return ["integer"];
    default:
      return value === null ? [] : Array.isArray(value) ? ["array"] : ["object"];
  }
}

/** As a spec would write them: `integer`, `string | array`, `any type`. */
export function typeText(types: ReadonlySet<JsonType>): string {
  if (isAnyType(types)) return "any type";
  const named = ALL.filter((type) => types.has(type) && !(type === "integer" && types.has("fraction")));
  return named.length === 0
    ? "nothing"
    : named.map((type) => (type === "fraction" ? "number" : type)).join(" | ");
}

/** Whether TypeScript has one type for both sets. */
export function sameInTypeScript(a: ReadonlySet<JsonType>, b: ReadonlySet<JsonType>): boolean {
  const written = (types: ReadonlySet<JsonType>) =>
    [...new Set([...types].map((type) => (type === "fraction" ? "integer" : type)))].sort().join();
  return isAnyType(a) === isAnyType(b) && written(a) === written(b);
}

function typesNamed(name: string): JsonType[] {
  if (name === "number") return ["integer", "fraction"];
  return ALL.includes(name as JsonType) ? [name as JsonType] : [];
}
