import { type Form, formOf } from "../model/form.ts";
import type { Json, JsonObject, SchemaModel } from "../model/model.ts";
import { saysMore } from "../model/schema.ts";
import { type SchemaIndex, subschemasOf } from "../model/schema-index.ts";
import { KNOWN, OPEN } from "./context.ts";

const INT64 = { type: "integer", format: "int64" };

/**
 * The part of a schema that decides its TypeScript type, as JSON Schema: without the words, which the envelope pass takes
 * from the model, and with known values opened to others. What is required where several schemas hold at once is handed
 * to openapi-typescript as the model has it.
 */
export function declarationSchema(schema: SchemaModel, schemas: SchemaIndex): JsonObject {
  const models = new Map<Json, SchemaModel>();
  const note = (model: SchemaModel): void => {
    if (!models.has(model.source)) models.set(model.source, model);
    subschemasOf(model).forEach(note);
  };
  note(schema);
  return declare(schema.source, (source) => {
    const model = models.get(source);
    return model === undefined ? undefined : formOf(model, schemas);
  });
}

/** What the model says of a part of the schema that is declared; `undefined`: it does not look into that part. */
type FormAt = (source: Json) => Form | undefined;

function declare(schema: Json, formAt: FormAt): JsonObject {
  if (typeof schema === "boolean") return objectSchema(schema);
  const source = schema as JsonObject;
  if (typeof source.$ref === "string") {
    const { $ref, ...beside } = source;
    if (!saysMore(beside)) return { $ref };
    const members = [{ $ref }, ...((beside.allOf as Json[] | undefined) ?? [])];
    return composed({ ...beside, allOf: members }, formAt(source), formAt);
  }
  if (source.const === null) return { type: "null" };
  if (source.const !== undefined && isInt64Value(source, source.const)) return knownSchema(source.const);
  const listing = Array.isArray(source.enum) ? source : listingOf(source);
  if (listing !== undefined) return openSchema(listing, isNullable(source));
  return composed(source, formAt(source), formAt);
}

function composed(source: JsonObject, form: Form | undefined, formAt: FormAt): JsonObject {
  const kept = withNullAmongTypes(keptKeywords(source, formAt));
  return withRequired(besidesChoice(kept, source, form, formAt), form);
}

function keptKeywords(source: JsonObject, formAt: FormAt): JsonObject {
  return Object.fromEntries(
    Object.entries(source).flatMap(([keyword, value]) => {
      const part = keepKeyword(keyword, value, formAt);
      return part === undefined ? [] : [[keyword, part]];
    }),
  );
}

/**
 * What any member of an `allOf` requires, all of it does: openapi-typescript hands what the whole requires down to the
 * members, and not what one of them does to the others. A member that says nothing else is no type.
 */
function withRequired(schema: JsonObject, form: Form | undefined): JsonObject {
  if (!Array.isArray(schema.allOf)) return schema;
  const members = schema.allOf as readonly JsonObject[];
  const telling = members.filter((member) => !isBareObject(member));
  const required = form === undefined ? requiredIn(schema) : [...form.required];
  return {
    ...schema,
    ...(required.length > 0 && { required }),
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
 * the two. Alternatives that only say what is required have no type of their own: beside them, nothing that another
 * has is certain.
 */
function besidesChoice(
  schema: JsonObject,
  source: JsonObject,
  form: Form | undefined,
  formAt: FormAt,
): JsonObject {
  const { anyOf, oneOf, ...own } = schema;
  const demanded = requiredIn(own);
  const choices = Object.entries({ anyOf, oneOf }).flatMap(([keyword, members]) =>
    members === undefined ? [] : [{ keyword, members: members as readonly JsonObject[] }],
  );
  const all = choices.map(({ keyword, members }) => ({ [keyword]: requiringEach(members, demanded) }));
  if (choices.length === 0) return schema;
  if (!("properties" in own || "allOf" in own || choices.length > 1)) return { ...own, ...all[0] };
  const typed = choices.flatMap(({ keyword, members }, at): JsonObject[] => {
    if (!members.some(onlyRequires)) return [all[at]!];
    const forms = (source[keyword] as readonly Json[]).flatMap((member) => formAt(member)?.object ?? []);
    const optional = forms.flatMap(({ fields }) =>
      [...fields].map(([name, { property }]) => [name, declare(property.schema.source, formAt)]),
    );
    return optional.length === 0 ? [] : [{ type: "object", properties: Object.fromEntries(optional) }];
  });
  return {
    ...own,
    ...(form !== undefined && form.required.size > 0 && { required: [...form.required] }),
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

function onlyRequires(member: JsonObject): boolean {
  return Object.keys(member).every((key) => key === "required");
}

/** Whether nothing is said of an object but what it requires. */
function isBareObject({ type = "object", ...rest }: JsonObject): boolean {
  return type === "object" && onlyRequires(rest);
}

function keepKeyword(keyword: string, value: Json, formAt: FormAt): Json | undefined {
  switch (keyword) {
    case "type":
    case "format":
    case "required":
    case "const":
    case "nullable":
      return value;
    case "additionalProperties":
      // What must not be there has no type; an index signature of nothing would forbid the named ones too.
      return value === false ? undefined : declare(value, formAt);
    case "items":
      return declare(value, formAt);
    case "allOf":
    case "anyOf":
    case "oneOf":
    case "prefixItems":
      return (value as readonly Json[]).map((member) => declare(member, formAt));
    case "properties":
    case "patternProperties":
      return Object.fromEntries(
        Object.entries(value as JsonObject).map(([name, schema]) => [name, declare(schema, formAt)]),
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
