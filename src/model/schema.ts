import { asMapping, isMapping, ownValue } from "../load/mapping.ts";
import { childPointer, parsePointer } from "../load/pointer.ts";
import type { Json, JsonObject, Limits, PropertyModel, SchemaFacts, SchemaModel } from "./model.ts";
import type { Entry, Reading } from "./reading.ts";
import { chineseOf, textOf } from "./text.ts";

type Kind = SchemaModel["kind"];

const COMPOSITIONS = ["allOf", "anyOf", "oneOf"] as const;

const LIMIT_KEYWORDS = [
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
] as const;

/** What goes through the properties of an object compares each with each. */
const MAX_PROPERTIES = 10_000;

/** Reads the schema under `key`. @see https://spec.openapis.org/oas/v3.1.0#schema-object */
export function readSchemaAt(reading: Reading, parent: Entry, key: string): SchemaModel | undefined {
  const value = ownValue(parent.value, key);
  return value === undefined ? undefined : readSchema(reading, value, childPointer(parent.pointer, key));
}

/** Reads one schema with all below it; references stay references. */
export function readSchema(reading: Reading, value: unknown, pointer: string): SchemaModel {
  // True and false are schemas too; anything else that is no mapping has been reported.
  if (!isMapping(value)) {
    return { ...factsOf(reading, { value: {}, pointer }), kind: "any" };
  }
  const entry: Entry = { value, pointer };
  const facts = factsOf(reading, entry);

  if (typeof entry.value.$ref === "string") {
    if (!entry.value.$ref.startsWith("#/components/schemas/")) {
      reading.report(childPointer(pointer, "$ref"), {
        id: "ref-no-schema",
        message: `"${entry.value.$ref}" is no schema.`,
        fix: "Refer to something under components.schemas, or to a file with a schema.",
      });
    }
    const { $ref, ...beside } = entry.value;
    const reference = { kind: "ref", name: parsePointer($ref.slice(1)).at(-1) ?? "" } as const;
    if (!saysMore(beside)) return { ...facts, ...reference };
    const target: SchemaModel = { ...factsOf(reading, { value: { $ref }, pointer }), ...reference };
    const own = Object.keys(beside).every((keyword) => keyword === "required" || !SHAPING.has(keyword))
      ? []
      : [readSchema(reading, beside, pointer)];
    return { ...facts, kind: "allOf", members: [...own, target] };
  }
  const composition = COMPOSITIONS.find((keyword) => keyword in entry.value);
  if (composition !== undefined) return readComposition(reading, entry, facts, composition);

  const types = typesOf(reading, entry);
  if (types.length > 1) {
    const members = types.map((type) => readSchema(reading, { ...entry.value, type }, pointer));
    return { ...facts, kind: "anyOf", members };
  }
  return readKind(reading, entry, facts, types[0] ?? impliedKind(entry, facts.values));
}

function readKind(reading: Reading, entry: Entry, facts: SchemaFacts, kind: string): SchemaModel {
  switch (kind) {
    case "string":
    case "integer":
    case "number":
      return { ...facts, kind, format: reading.string(entry, "format") };
    case "array":
      return { ...facts, kind, items: readSchemaAt(reading, entry, "items") };
    case "object":
      return {
        ...facts,
        kind,
        properties: readProperties(reading, entry),
        additional: readAdditional(reading, entry),
      };
    case "boolean":
    case "null":
      return { ...facts, kind };
    default:
      return { ...facts, kind: "any" };
  }
}

function readComposition(
  reading: Reading,
  entry: Entry,
  facts: SchemaFacts,
  keyword: (typeof COMPOSITIONS)[number],
): SchemaModel {
  const list = entry.value[keyword];
  if (!Array.isArray(list)) return { ...facts, kind: "any" };
  const read = list.map((member, index) =>
    readSchema(reading, member, childPointer(entry.pointer, keyword, index)),
  );
  const members = read.filter((member) => member.kind !== "null");
  const nullable = facts.nullable || members.length < read.length;

  // Known values beside the bare type: the idiom for a set that may grow.
  const listing = members.find((member) => member.values !== undefined);
  const bare = members.find((member) => member.values === undefined && member.kind === listing?.kind);
  if (keyword !== "allOf" && listing !== undefined && bare !== undefined && members.length === 2) {
    return { ...listing, ...facts, nullable, values: listing.values } as SchemaModel;
  }
  const { [keyword]: _, required, ...rest } = entry.value;
  const only = members[0];
  if (members.length === 1 && only !== undefined && nullable && !saysMore(rest)) {
    return {
      ...only,
      ...facts,
      nullable,
      values: only.values,
      limits: { ...only.limits, ...facts.limits },
    } as SchemaModel;
  }
  if (!saysMore(rest)) return { ...facts, nullable, kind: keyword, members };
  const own = readSchema(reading, { ...rest, required }, entry.pointer);
  if (keyword === "allOf") return { ...facts, nullable, kind: keyword, members: [own, ...members] };
  // What is chosen from stands beside what holds in any case.
  const beside = factsOf(reading, { value: { [keyword]: list }, pointer: entry.pointer });
  const choice: SchemaModel = {
    ...beside,
    nullable: members.length < read.length,
    kind: keyword,
    members,
  };
  return { ...facts, nullable, kind: "allOf", members: [own, choice] };
}

/** Whether what stands beside a reference or a composition says which properties there are. */
export function saysMore(beside: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(beside).some((keyword) => SHAPING.has(keyword));
}

const SHAPING: ReadonlySet<string> = new Set(["properties", "required", ...COMPOSITIONS]);

function readProperties(reading: Reading, entry: Entry): PropertyModel[] {
  const required = new Set(reading.strings(entry, "required"));
  const entries = Object.entries(asMapping(ownValue(entry.value, "properties")));
  if (Math.max(entries.length, required.size) > MAX_PROPERTIES) {
    reading.report(childPointer(entry.pointer, "properties"), {
      id: "too-large",
      message: `This object has more than ${MAX_PROPERTIES} properties, or requires as many.`,
      fix: "Describe a map with additionalProperties.",
    });
    return [];
  }
  return entries.map(([name, value]) => {
    const pointer = childPointer(entry.pointer, "properties", name);
    const schema = readSchema(reading, value, pointer);
    const extension = reading.extension({ value: schema.source, pointer }, "schema");
    const { undocumented } = extension;
    return {
      name,
      required: required.has(name),
      documentedRequired: extension.documentedRequired ?? false,
      undocumented:
        typeof undocumented === "object"
          ? undocumented.source
          : undocumented === true
            ? (extension.source ?? "")
            : undefined,
      schema,
    };
  });
}

function readAdditional(reading: Reading, entry: Entry): SchemaModel | undefined {
  return entry.value.additionalProperties === false
    ? undefined
    : readSchemaAt(reading, entry, "additionalProperties");
}

function factsOf(reading: Reading, entry: Entry): SchemaFacts {
  const extension = reading.extension(entry, "schema");
  const types = entry.value.type;
  return {
    description: textOf(reading.string(entry, "description"), chineseOf(extension)),
    javaType: extension.type,
    nullable: entry.value.nullable === true || (Array.isArray(types) && types.includes("null")),
    deprecated: reading.boolean(entry, "deprecated") ?? false,
    since: extension.since,
    default: Object.hasOwn(entry.value, "default") ? (entry.value.default as Json) : undefined,
    examples: examplesOf(entry),
    values: valuesOf(entry),
    limits: limitsOf(reading, entry),
    source: entry.value as JsonObject,
    pointer: entry.pointer,
  };
}

/** Most schemas have none, and there are tens of thousands: they share one list, and likewise other things. */
const NO_EXAMPLES: readonly Json[] = Object.freeze([]);
const NO_LIMITS: Limits = Object.freeze({});

const LIMITS: ReadonlySet<string> = new Set([...LIMIT_KEYWORDS, "pattern", "uniqueItems"]);

function examplesOf({ value }: Entry): readonly Json[] {
  const hasOne = Object.hasOwn(value, "example");
  if (!hasOne && !Array.isArray(value.examples)) return NO_EXAMPLES;
  return [
    ...(Array.isArray(value.examples) ? (value.examples as Json[]) : []),
    ...(hasOne ? [value.example as Json] : []),
  ];
}

function valuesOf(entry: Entry): readonly Json[] | undefined {
  if (Object.hasOwn(entry.value, "const")) return [entry.value.const as Json];
  const values = entry.value.enum;
  return Array.isArray(values) ? (values as Json[]).filter((value) => value !== null) : undefined;
}

function limitsOf(reading: Reading, entry: Entry): Limits {
  // Asking for each of them takes longer than seeing that there are none.
  if (!Object.keys(entry.value).some((key) => LIMITS.has(key))) return NO_LIMITS;
  const limits: Record<string, unknown> = {};
  for (const keyword of LIMIT_KEYWORDS) {
    const limit = reading.number(entry, keyword);
    if (limit !== undefined) limits[keyword] = limit;
  }
  const pattern = reading.string(entry, "pattern");
  if (pattern !== undefined) limits.pattern = pattern;
  const unique = reading.boolean(entry, "uniqueItems");
  if (unique !== undefined) limits.uniqueItems = unique;
  return Object.keys(limits).length === 0 ? NO_LIMITS : limits;
}

/** The types a schema names, `null` aside. */
function typesOf(reading: Reading, entry: Entry): string[] {
  if (!Array.isArray(entry.value.type)) {
    const type = reading.string(entry, "type");
    return type === undefined ? [] : [type];
  }
  const types = reading.strings(entry, "type");
  return types.length === 1 ? types : types.filter((type) => type !== "null");
}

/** What a schema without `type` is about, to judge by its other keywords. */
function impliedKind(entry: Entry, values: readonly Json[] | undefined): Kind {
  if ("properties" in entry.value || "additionalProperties" in entry.value) return "object";
  if ("items" in entry.value) return "array";
  const kinds = new Set(values?.map((value) => typeof value));
  if (kinds.size !== 1) return "any";
  const [kind] = kinds;
  return kind === "string" || kind === "number" || kind === "boolean" ? kind : "any";
}
