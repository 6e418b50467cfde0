import type { Json, JsonObject } from "../model/model.ts";
import { OPEN } from "./context.ts";

/**
 * The part of a JSON Schema that decides its TypeScript type: without the words, which the envelope
 * pass takes from the model, and with known values opened to others.
 */
export function declarationSchema(schema: Json): JsonObject {
  if (typeof schema === "boolean") return objectSchema(schema);
  const source = schema as JsonObject;
  if (typeof source.$ref === "string") return { $ref: source.$ref };
  if (source.const === null) return { type: "null" };
  const values = (source.enum as readonly Json[] | undefined) ?? listingOf(source);
  if (values !== undefined) return openSchema(values, isNullable(source));
  const kept = Object.fromEntries(
    Object.entries(source).flatMap(([keyword, value]) => {
      const part = keepKeyword(keyword, value);
      return part === undefined ? [] : [[keyword, part]];
    }),
  );
  return besidesChoice(kept);
}

/** `true` is any value, `false` is none. */
export function objectSchema(schema: boolean): JsonObject {
  return schema ? {} : { enum: [] };
}

/**
 * A choice stands beside an object's own properties, and openapi-typescript would make it a choice between
 * the two. Alternatives that only say what is required have no type of their own.
 */
function besidesChoice(schema: JsonObject): JsonObject {
  const { anyOf, oneOf, ...own } = schema;
  const choices = [
    ...(anyOf === undefined ? [] : [{ anyOf }]),
    ...(oneOf === undefined ? [] : [{ oneOf }]),
  ] as JsonObject[];
  if (choices.length === 0 || !("properties" in own || "allOf" in own || choices.length > 1)) return schema;
  const typed = choices.filter((choice) =>
    (Object.values(choice)[0] as readonly JsonObject[]).every((member) =>
      Object.keys(member).some((key) => key !== "required"),
    ),
  );
  return typed.length === 0
    ? own
    : { ...own, allOf: [...((own.allOf as readonly Json[] | undefined) ?? []), ...typed] };
}

function keepKeyword(keyword: string, value: Json): Json | undefined {
  switch (keyword) {
    case "type":
    case "required":
    case "const":
    case "nullable":
      return value;
    case "items":
    case "additionalProperties":
      return declarationSchema(value);
    case "allOf":
    case "anyOf":
    case "oneOf":
    case "prefixItems":
      return (value as readonly Json[]).map(declarationSchema);
    case "properties":
    case "patternProperties":
      return Object.fromEntries(
        Object.entries(value as JsonObject).map(([name, schema]) => [name, declarationSchema(schema)]),
      );
    default:
      return undefined;
  }
}

/** Servers of other versions know other values, so a set of texts or numbers is a hint, not a bound. */
function openSchema(values: readonly Json[], nullable: boolean): JsonObject {
  const present = values.filter((value) => value !== null);
  const kinds = new Set(present.map((value) => typeof value));
  const open = kinds.has("string")
    ? [{ type: "string", [OPEN]: true }]
    : kinds.has("number")
      ? [{ type: "number", [OPEN]: true }]
      : [];
  const members: JsonObject[] = [
    { enum: present },
    ...open,
    ...(nullable || present.length < values.length ? [{ type: "null" }] : []),
  ];
  return { anyOf: members };
}

/** The values in `anyOf: [{type: string, enum: […]}, {type: string}]`, the idiom for an open set. */
function listingOf(source: JsonObject): readonly Json[] | undefined {
  const members = (source.anyOf ?? source.oneOf) as readonly JsonObject[] | undefined;
  const concrete = members?.filter((member) => typeof member === "object" && member.type !== "null");
  if (concrete?.length !== 2) return undefined;
  const listing = concrete.find((member) => Array.isArray(member.enum));
  const bare = concrete.find((member) => !("enum" in member) && !("const" in member));
  return bare !== undefined &&
    listing?.type !== undefined &&
    bare.type === listing.type &&
    !("format" in bare)
    ? (listing.enum as readonly Json[])
    : undefined;
}

function isNullable(source: JsonObject): boolean {
  const members = (source.anyOf ?? source.oneOf) as readonly JsonObject[] | undefined;
  return (
    source.nullable === true ||
    (Array.isArray(source.type) && source.type.includes("null")) ||
    members?.some((member) => member.type === "null") === true
  );
}
