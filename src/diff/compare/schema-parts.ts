import { isMapping } from "../../load/mapping.ts";
import { childPointer } from "../../load/pointer.ts";
import type { Json, JsonObject } from "../../model/model.ts";
import { partAt, type Side } from "./side.ts";

/** A schema in its place. `true` and `false` are schemas too. */
export interface SchemaPart<Value = Json> {
  readonly value: Value;
  readonly pointer: string;
  /** Set where `null` will do instead: an alternative to this schema. */
  readonly orNull?: boolean;
}

/** Schemas that must all hold, taken apart. */
export interface Flattened {
  /** Without `$ref`, `allOf`, `anyOf` and `oneOf`. */
  readonly parts: readonly SchemaPart<JsonObject>[];
  /** Schemas with words for people, outermost first. */
  readonly annotated: readonly JsonObject[];
  /** Choices that remain choices, each between alternatives. */
  readonly choices: readonly (readonly SchemaPart[])[];
  /** The values of open sets. */
  readonly known: readonly Json[];
  /** The components that were followed to. */
  readonly followed: readonly string[];
}

const NOTHING: JsonObject = { type: [], enum: [] };

/** Follows references and merges `allOf`, and every choice that is none. */
export function flatten(side: Side, schemas: readonly SchemaPart[]): Flattened {
  const parts: SchemaPart<JsonObject>[] = [];
  const annotated: JsonObject[] = [];
  const choices: SchemaPart[][] = [];
  const known: Json[] = [];
  const followed: string[] = [];

  const add = ({ value, pointer, orNull = false }: SchemaPart): void => {
    if (value === false) parts.push({ value: NOTHING, pointer });
    if (!isMapping(value)) return;
    const { $ref, allOf, anyOf, oneOf, ...own } = value;
    annotated.push(own);
    if (Object.keys(own).length > 0) parts.push({ value: own, pointer, orNull });
    if (typeof $ref === "string") {
      const target = partAt(side, $ref.slice(1));
      if (target !== undefined && !followed.includes(target.pointer)) {
        followed.push(target.pointer);
        add({ ...target, orNull });
      }
    }
    for (const member of membersOf(allOf, childPointer(pointer, "allOf"))) add({ ...member, orNull });
    for (const [keyword, list] of [
      ["anyOf", anyOf],
      ["oneOf", oneOf],
    ] as const) {
      if (Array.isArray(list)) choose(membersOf(list, childPointer(pointer, keyword)), orNull);
    }
  };

  const choose = (members: readonly SchemaPart[], outerNull: boolean): void => {
    const all = members.flatMap(alternativesOf);
    const present = all.filter(({ value }) => !isNull(value));
    const orNull = outerNull || present.length < all.length;
    const [only] = present;
    if (present.length === 1 && only !== undefined) {
      add({ ...only, orNull });
      return;
    }
    const bare = bareMember(present);
    const listed = present.filter((member) => member !== bare);
    if (bare !== undefined && listed.every(({ value }) => isListing(value, bare.value))) {
      known.push(...listed.flatMap(({ value }) => listOf(value as JsonObject)));
      add({ ...bare, orNull });
      return;
    }
    const types = present.map(({ value }) => onlyType(value));
    if (only !== undefined && types.every((type) => type !== undefined)) {
      add({ value: { type: types as string[] }, pointer: only.pointer, orNull });
      return;
    }
    if (only !== undefined && present.every(({ value }) => isListing(value, present[0]!.value))) {
      const { enum: _, const: __, ...rest } = only.value as JsonObject;
      const listing = present.flatMap((member) => listOf(member.value as JsonObject));
      add({ value: { ...rest, enum: listing }, pointer: only.pointer, orNull });
      return;
    }
    choices.push(present.map((member) => ({ ...member, orNull })));
  };

  for (const schema of schemas) add(schema);
  return { parts, annotated, choices, known, followed };
}

function membersOf(list: Json | undefined, pointer: string): SchemaPart[] {
  return Array.isArray(list)
    ? (list as readonly Json[]).map((value, index) => ({ value, pointer: childPointer(pointer, index) }))
    : [];
}

/** The alternatives of an alternative that is nothing but a choice, else itself. */
function alternativesOf(member: SchemaPart): SchemaPart[] {
  const [entry, ...others] = isMapping(member.value) ? Object.entries(member.value) : [];
  if (entry === undefined || others.length > 0 || !/^(any|one)Of$/.test(entry[0])) return [member];
  return membersOf(entry[1], childPointer(member.pointer, entry[0])).flatMap(alternativesOf);
}

function isNull(schema: Json): boolean {
  return isMapping(schema) && (schema.type === "null" || schema.const === null);
}

/** The alternative that is a type and no list of values, when the others may list values of it. */
function bareMember(members: readonly SchemaPart[]): SchemaPart | undefined {
  const bare = members.filter(
    ({ value }) =>
      isMapping(value) &&
      typeof value.type === "string" &&
      value.enum === undefined &&
      value.const === undefined,
  );
  return bare.length === 1 && bare.length < members.length ? bare[0] : undefined;
}

function isListing(schema: Json, like: Json): boolean {
  return (
    isMapping(schema) &&
    isMapping(like) &&
    (schema.type ?? like.type) === like.type &&
    listOf(schema).length > 0 &&
    schema.$ref === undefined
  );
}

function listOf(schema: JsonObject): Json[] {
  if (schema.const !== undefined) return [schema.const];
  return Array.isArray(schema.enum) ? (schema.enum as Json[]).filter((value) => value !== null) : [];
}

/** The type of a schema that says nothing else. */
function onlyType(schema: Json): string | undefined {
  return isMapping(schema) && typeof schema.type === "string" && Object.keys(schema).length === 1
    ? schema.type
    : undefined;
}
