/**
 * The normal form of a schema: what it says of a value, however it says it. References are followed, `allOf` is
 * merged, the spellings of `null` and of open sets of values become one. Two schemas that mean the same have the
 * same form.
 */

import { isMapping } from "../../load/mapping.ts";
import { childPointer } from "../../load/pointer.ts";
import type { Json, JsonObject } from "../../model/model.ts";
import { canonical } from "./canonical.ts";
import { sameJson } from "./json.ts";
import { type JsonType, kindOfValue, typesOf } from "./json-type.ts";
import { schemaKeywords } from "./keywords.ts";
import { type Limits, limitsOf } from "./limits.ts";
import { type Flattened, flatten, type SchemaPart } from "./schema-parts.ts";
import { type Side, textsOf } from "./side.ts";

const CONSTRAINTS = schemaKeywords("constraint");

export interface SchemaForm {
  /** Where the schema stands, before references are followed. */
  readonly pointer: string;
  readonly types: ReadonlySet<JsonType>;
  readonly nullable: boolean;
  readonly format: string | undefined;
  /** The only values there may be. */
  readonly values: readonly Json[] | undefined;
  /** Whether `values` was written as `const`, for which TypeScript has no open type. */
  readonly isConst: boolean;
  /** Values that are known, among others that are not. */
  readonly known: readonly Json[];
  readonly limits: Limits;
  /** Every schema a property must satisfy. */
  readonly properties: ReadonlyMap<string, readonly SchemaPart[]>;
  readonly required: ReadonlySet<string>;
  /** What holds of properties without a name here; `false` when there must be none. */
  readonly additional: false | readonly SchemaPart[];
  /** Whether the spec speaks of such properties. */
  readonly mapped: boolean;
  readonly items: readonly SchemaPart[];
  readonly prefixItems: readonly (readonly SchemaPart[])[];
  /** Choices, each between alternatives. */
  readonly choices: readonly (readonly SchemaPart[])[];
  readonly discriminator: Json | undefined;
  readonly constraints: ReadonlyMap<string, Json>;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  readonly default: Json | undefined;
  readonly documentation: JsonObject;
  /** Whether nothing is said of the value itself: any will do. */
  readonly anything: boolean;
}

/** The form of a value that must satisfy all of the given schemas. None: any value. */
export function formOf(side: Side, parts: readonly SchemaPart[]): SchemaForm {
  const flat = flatten(side, parts);
  const schemas = flat.parts.map(({ value }) => value);
  const values = valuesOf(schemas);
  const properties = new Map<string, SchemaPart[]>();
  const required = new Set<string>();
  const items: SchemaPart[] = [];
  const prefixItems: SchemaPart[][] = [];
  const additional: SchemaPart[] = [];
  for (const { value, pointer } of flat.parts) {
    if (isMapping(value.properties)) {
      for (const [name, schema] of Object.entries(value.properties)) {
        const known = properties.get(name) ?? [];
        properties.set(name, [
          ...known,
          { value: schema, pointer: childPointer(pointer, "properties", name) },
        ]);
      }
    }
    for (const name of textsOf(value.required)) required.add(name);
    if (value.items !== undefined)
      items.push({ value: value.items, pointer: childPointer(pointer, "items") });
    if (Array.isArray(value.prefixItems)) {
      value.prefixItems.forEach((schema: Json, index) => {
        const known = prefixItems[index] ?? [];
        prefixItems[index] = [
          ...known,
          { value: schema, pointer: childPointer(pointer, "prefixItems", index) },
        ];
      });
    }
    if (value.additionalProperties !== undefined) {
      additional.push({
        value: value.additionalProperties,
        pointer: childPointer(pointer, "additionalProperties"),
      });
    }
  }
  const first = <T extends Json>(key: string) =>
    schemas.find((schema) => schema[key] !== undefined)?.[key] as T | undefined;
  const { types, nullable } = admitted(side, flat, values);
  return {
    pointer: parts[0]?.pointer ?? "",
    types,
    nullable,
    format: first<string>("format"),
    values: values?.filter((value) => value !== null),
    isConst: values !== undefined && schemas.some((schema) => schema.const !== undefined),
    known: flat.known,
    limits: limitsOf(schemas, types),
    properties,
    required,
    additional: additional.some(({ value }) => value === false) ? false : additional,
    mapped: additional.length > 0 && !additional.some(({ value }) => value === false),
    items,
    prefixItems,
    choices: flat.choices,
    discriminator: first("discriminator"),
    constraints: constraintsOf(side, flat.parts),
    readOnly: schemas.some((schema) => schema.readOnly === true),
    writeOnly: schemas.some((schema) => schema.writeOnly === true),
    deprecated: schemas.some((schema) => schema.deprecated === true),
    default: first("default"),
    documentation: documentationOf(flat.annotated),
    anything: schemas.every((schema) => Object.keys(schema).every((key) => !SAYS_SOMETHING.has(key))),
  };
}

const SAYS_SOMETHING: ReadonlySet<string> = new Set([
  ...CONSTRAINTS,
  ...schemaKeywords("limit"),
  ..."additionalProperties const enum format items prefixItems properties required type".split(" "),
]);

/** The types a value may have, `null` apart: what all parts and all choices let through. */
function admitted(side: Side, flat: Flattened, values: readonly Json[] | undefined) {
  let types: ReadonlySet<JsonType> = new Set(typesOf({}).types);
  let nullable = true;
  const narrow = (more: ReadonlySet<JsonType>, orNull: boolean) => {
    types = new Set([...types].filter((type) => more.has(type)));
    nullable &&= orNull;
  };
  for (const { value, orNull } of flat.parts) {
    const own = typesOf(value);
    narrow(own.types, own.nullable || orNull === true);
  }
  for (const choice of flat.choices) {
    const forms = choice.map((part) => formOf(side, [part]));
    narrow(
      new Set(forms.flatMap((form) => [...form.types])),
      choice.some(({ orNull }) => orNull === true) || forms.some((form) => form.nullable),
    );
  }
  if (values !== undefined) {
    // A type that lists null means it, although a listing without null would refuse it.
    const told = ({ value, orNull }: SchemaPart<JsonObject>) =>
      orNull === true || value.nullable === true || textsOf(value.type).includes("null");
    nullable &&= values.includes(null) || flat.parts.some(told);
    const kinds = new Set(values.flatMap(kindOfValue));
    const listed = [...types].filter((type) => kinds.has(type));
    // A listing that contradicts the type is a slip, and says nothing.
    if (listed.length > 0) types = new Set(listed);
  }
  return { types, nullable };
}

/** The values that every listing has; `undefined` without one. */
function valuesOf(schemas: readonly JsonObject[]): readonly Json[] | undefined {
  const lists = schemas.flatMap((schema) => [
    ...(schema.const === undefined ? [] : [[schema.const]]),
    ...(Array.isArray(schema.enum) ? [schema.enum as readonly Json[]] : []),
  ]);
  const [list, ...others] = lists;
  return list?.filter((value) => others.every((other) => other.some((item) => sameJson(item, value))));
}

function constraintsOf(side: Side, parts: readonly SchemaPart<JsonObject>[]): Map<string, Json> {
  const constraints = new Map<string, Json>();
  for (const keyword of CONSTRAINTS) {
    const found = parts.flatMap(({ value }) =>
      value[keyword] === undefined ? [] : [canonical(side, value[keyword])],
    );
    if (found.length > 0) constraints.set(keyword, found.length === 1 ? found[0]! : found);
  }
  return constraints;
}

const DOCUMENTATION = schemaKeywords("documentation");

/** The words that hold: those that stand furthest out. */
function documentationOf(schemas: readonly JsonObject[]): JsonObject {
  const words: Record<string, Json> = {};
  for (const schema of schemas) {
    for (const keyword of DOCUMENTATION) {
      if (schema[keyword] !== undefined) words[keyword] ??= schema[keyword];
    }
  }
  return words;
}
