import type { Json, JsonObject } from "../model/model.ts";
import { saysMore } from "../model/schema.ts";
import { KNOWN, OPEN } from "./context.ts";

const INT64 = { type: "integer", format: "int64" };

/**
 * The part of a JSON Schema that decides its TypeScript type: without the words, which the envelope
 * pass takes from the model, and with known values opened to others.
 */
export function declarationSchema(schema: Json): JsonObject {
  if (typeof schema === "boolean") return objectSchema(schema);
  const source = schema as JsonObject;
  if (typeof source.$ref === "string") {
    const { $ref, ...beside } = source;
    if (!saysMore(beside)) return { $ref };
    return declarationSchema({
      ...beside,
      allOf: [{ $ref }, ...((beside.allOf as Json[] | undefined) ?? [])],
    });
  }
  if (source.const === null) return { type: "null" };
  if (source.const !== undefined && isInt64Value(source, source.const)) return knownSchema(source.const);
  const listing = Array.isArray(source.enum) ? source : listingOf(source);
  if (listing !== undefined) return openSchema(listing, isNullable(source));
  return withRequiredHoisted(besidesChoice(withNullAmongTypes(keptKeywords(source))));
}

function keptKeywords(source: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(source).flatMap(([keyword, value]) => {
      const part = keepKeyword(keyword, value);
      return part === undefined ? [] : [[keyword, part]];
    }),
  );
}

/**
 * What any member of an `allOf` requires, all of it does: openapi-typescript hands what the whole requires down to the
 * members, and not what one of them does to the others. A member that says nothing else is no type.
 */
function withRequiredHoisted(schema: JsonObject): JsonObject {
  if (!Array.isArray(schema.allOf)) return schema;
  const members = schema.allOf as readonly JsonObject[];
  const required = new Set([schema, ...members].flatMap(requiredIn));
  const telling = members.filter((member) => !isBareObject(member));
  return {
    ...schema,
    ...(required.size > 0 && { required: [...required] }),
    allOf: telling.length > 0 ? telling : members,
  };
}

function requiredIn({ required }: JsonObject): readonly string[] {
  return Array.isArray(required) ? (required as readonly string[]) : [];
}

/** The type that our context gives for a field replaces what openapi-typescript makes of `nullable`. */
function withNullAmongTypes(schema: JsonObject): JsonObject {
  const { nullable, ...rest } = schema;
  const isOwn = schema.type === INT64.type && schema.format === INT64.format;
  return isOwn && nullable === true ? { ...rest, type: [INT64.type, "null"] } : schema;
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
  const demanded = requiredIn(own);
  const choices = Object.entries({ anyOf, oneOf }).flatMap(([keyword, members]): JsonObject[] =>
    members === undefined ? [] : [{ [keyword]: requiringEach(members as readonly JsonObject[], demanded) }],
  );
  if (choices.length === 0) return schema;
  if (!("properties" in own || "allOf" in own || choices.length > 1)) return { ...own, ...choices[0] };
  const typed = choices.filter((choice) => membersOf(choice).every((member) => !onlyRequires(member)));
  // Whichever is chosen, what all of them require is required.
  const required = new Set([...requiredIn(own), ...choices.flatMap((choice) => shared(membersOf(choice)))]);
  return {
    ...own,
    ...(required.size > 0 && { required: [...required] }),
    ...(typed.length > 0 && { allOf: [...((own.allOf as readonly Json[] | undefined) ?? []), ...typed] }),
  };
}

/** What is required beside a choice is required of whichever is chosen. */
function requiringEach(members: readonly JsonObject[], names: readonly string[]): readonly JsonObject[] {
  if (names.length === 0) return members;
  return members.map((member) => {
    if ("$ref" in member) return { allOf: [member], required: names };
    if (!saysMore(member) || onlyRequires(member)) return member;
    const required = [...new Set([...requiredIn(member), ...names])];
    const chosen = ["anyOf", "oneOf"].flatMap((keyword) =>
      keyword in member ? [[keyword, requiringEach(member[keyword] as readonly JsonObject[], names)]] : [],
    );
    return { ...member, required, ...Object.fromEntries(chosen) };
  });
}

function membersOf(choice: JsonObject): readonly JsonObject[] {
  return Object.values(choice)[0] as readonly JsonObject[];
}

function shared([first, ...rest]: readonly JsonObject[]): readonly string[] {
  const names = first === undefined ? [] : requiredIn(first);
  return names.filter((name) => rest.every((member) => requiredIn(member).includes(name)));
}

function onlyRequires(member: JsonObject): boolean {
  return Object.keys(member).every((key) => key === "required");
}

/** Whether nothing is said of an object but what it requires. */
function isBareObject({ type = "object", ...rest }: JsonObject): boolean {
  return type === "object" && onlyRequires(rest);
}

function keepKeyword(keyword: string, value: Json): Json | undefined {
  switch (keyword) {
    case "type":
    case "format":
    case "required":
    case "const":
    case "nullable":
      return value;
    case "additionalProperties":
      // What must not be there has no type; an index signature of nothing would forbid the named ones too.
      return value === false ? undefined : declarationSchema(value);
    case "items":
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
function openSchema(listing: JsonObject, nullable: boolean): JsonObject {
  const values = listing.enum as readonly Json[];
  const present = values.filter((value) => value !== null);
  const long = present.filter((value) => isInt64Value(listing, value));
  const other = present.filter((value) => !long.includes(value));
  const kinds = new Set(other.map((value) => typeof value));
  const open = kinds.has("string")
    ? [{ type: "string", [OPEN]: true }]
    : kinds.has("number")
      ? [{ type: "number", [OPEN]: true }]
      : long.length > 0
        ? [{ ...INT64, [OPEN]: true }]
        : [];
  const members: JsonObject[] = [
    ...long.map(knownSchema),
    ...(other.length > 0 || long.length === 0 ? [{ enum: other }] : []),
    ...open,
    ...(nullable || present.length < values.length ? [{ type: "null" }] : []),
  ];
  return { anyOf: members };
}

function knownSchema(value: Json): JsonObject {
  return { ...INT64, [KNOWN]: value };
}

function isInt64Value({ type, format }: JsonObject, value: Json): boolean {
  const isInteger = type === "integer" || (Array.isArray(type) && type.includes("integer"));
  return isInteger && format === "int64" && (typeof value === "bigint" || Number.isInteger(value));
}

/** The member with values in `anyOf: [{type: string, enum: […]}, {type: string}]`, the idiom for an open set. */
function listingOf(source: JsonObject): JsonObject | undefined {
  const members = (source.anyOf ?? source.oneOf) as readonly JsonObject[] | undefined;
  const concrete = members?.filter((member) => typeof member === "object" && member.type !== "null");
  if (concrete?.length !== 2) return undefined;
  const listing = concrete.find((member) => Array.isArray(member.enum));
  const bare = concrete.find((member) => !("enum" in member) && !("const" in member));
  return bare !== undefined &&
    listing?.type !== undefined &&
    bare.type === listing.type &&
    (!("format" in bare) || bare.format === listing.format)
    ? listing
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
