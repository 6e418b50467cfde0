/** Single edits of a document: every keyword, at a few places of requests and of responses. */
import type { JsonObject } from "../../../src/model/model.ts";

/** A part of a copy, which is there to be changed. */
export type Mutable = { [key: string]: unknown };

export interface Edit {
  /** What kind of edit, and where: `maxLength in request`. */
  readonly name: string;
  /** The place, for people. */
  readonly at: string;
  readonly head: JsonObject;
}

/** At how many places each edit is made, in requests and in responses each. */
export const PLACES = 3;

interface Site {
  readonly schema: Mutable;
  readonly owner: Mutable | undefined;
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly direction: "request" | "response";
}

type SchemaEdit = readonly [name: string, edit: (site: Site, document: Mutable) => unknown];

const isType = (schema: Mutable, ...types: string[]) => types.includes(String(schema.type));

/** Sets a keyword to a value that is not there yet. */
function setting(keyword: string, value: unknown, ...types: string[]): SchemaEdit {
  return [
    keyword,
    ({ schema }) => {
      if ((types.length > 0 && !isType(schema, ...types)) || schema[keyword] !== undefined) return false;
      schema[keyword] = value;
    },
  ];
}

const SCHEMA_EDITS: readonly SchemaEdit[] = [
  setting("maxLength", 64, "string"),
  setting("minLength", 2, "string"),
  setting("pattern", "^[a-z]+$", "string"),
  setting("maximum", 100, "integer"),
  setting("minimum", 3, "integer"),
  setting("exclusiveMaximum", 100, "integer"),
  setting("exclusiveMinimum", 3, "integer"),
  setting("multipleOf", 2, "integer"),
  setting("maxItems", 4, "array"),
  setting("minItems", 1, "array"),
  setting("uniqueItems", true, "array"),
  setting("contains", { type: "string" }, "array"),
  setting("minContains", 2, "array"),
  setting("maxContains", 3, "array"),
  setting("unevaluatedItems", false, "array"),
  setting("prefixItems", [{ type: "string", maxLength: 3 }], "array"),
  setting("maxProperties", 9, "object"),
  setting("minProperties", 1, "object"),
  setting("additionalProperties", false, "object"),
  setting("unevaluatedProperties", false, "object"),
  setting("propertyNames", { pattern: "^[a-z]" }, "object"),
  setting("patternProperties", { "^x": { type: "string" } }, "object"),
  setting("dependentRequired", { uuid: ["name"] }, "object"),
  setting("dependentSchemas", { uuid: { required: ["name"] } }, "object"),
  setting("not", { const: "x" }),
  setting("if", { const: "x" }),
  setting("contentEncoding", "base64", "string"),
  setting("contentMediaType", "application/json", "string"),
  setting("contentSchema", { type: "object" }, "string"),
  setting("format", "uuid", "string"),
  setting("const", "x", "string"),
  setting("default", "x", "string"),
  setting("readOnly", true, "string"),
  setting("writeOnly", true, "string"),
  setting("deprecated", true, "string"),
  setting("title", "A title"),
  setting("$comment", "A comment"),
  setting("xml", { name: "x" }, "string"),
  setting("externalDocs", { url: "https://example.org" }, "string"),
  setting("enum", ["x", "y"], "string"),
  ["description", ({ schema }) => void (schema.description = "Other words.")],
  ["examples", ({ schema }) => isType(schema, "string") && void (schema.examples = ["other"])],
  ["type to integer", ({ schema }) => (isType(schema, "string") ? void (schema.type = "integer") : false)],
  [
    "type to number",
    ({ schema }) => (isType(schema, "integer") ? void swap(schema, { type: "number" }) : false),
  ],
  [
    "type and null",
    ({ schema }) => (typeof schema.type === "string" ? void (schema.type = [schema.type, "null"]) : false),
  ],
  [
    "type and boolean",
    ({ schema }) => (isType(schema, "string") ? void (schema.type = ["string", "boolean"]) : false),
  ],
  ["type removed", ({ schema }) => (isType(schema, "string") ? void delete schema.type : false)],
  [
    "integer format",
    ({ schema }) =>
      isType(schema, "integer")
        ? void (schema.format = schema.format === "int64" ? "int32" : "int64")
        : false,
  ],
  [
    "value added",
    ({ schema }) => (Array.isArray(schema.enum) ? void (schema.enum = [...schema.enum, "Other"]) : false),
  ],
  [
    "value removed",
    ({ schema }) =>
      Array.isArray(schema.enum) && schema.enum.length > 1
        ? void (schema.enum = schema.enum.slice(1))
        : false,
  ],
  [
    "known value added",
    ({ schema }) => {
      const listing = (schema.anyOf as Mutable[] | undefined)?.find((member) => Array.isArray(member.enum));
      if (listing === undefined) return false;
      listing.enum = [...(listing.enum as unknown[]), "Other"];
    },
  ],
  [
    "open set closed",
    ({ schema }) => {
      const listing = (schema.anyOf as Mutable[] | undefined)?.find((member) => Array.isArray(member.enum));
      if (listing === undefined) return false;
      delete schema.anyOf;
      Object.assign(schema, listing);
    },
  ],
  ["allOf around", ({ schema }) => void wrap(schema, "allOf")],
  ["anyOf around", ({ schema }) => void wrap(schema, "anyOf")],
  ["oneOf around", ({ schema }) => void wrap(schema, "oneOf")],
  [
    "alternative added",
    ({ schema }) => {
      if (!isType(schema, "string")) return false;
      const own = { ...schema };
      for (const key of Object.keys(schema)) delete schema[key];
      schema.oneOf = [own, { type: "array", items: { type: "string" } }];
    },
  ],
  [
    "allOf restricts",
    ({ schema }) => (isType(schema, "string") ? void (schema.allOf = [{ maxLength: 7 }]) : false),
  ],
  ["property added", ({ schema }) => addProperty(schema, false)],
  ["required property added", ({ schema }) => addProperty(schema, true)],
  [
    "property removed",
    ({ owner, name }) => {
      if (owner === undefined) return false;
      delete (owner.properties as Mutable)[name];
      owner.required = ((owner.required as string[] | undefined) ?? []).filter((each) => each !== name);
    },
  ],
  [
    "required",
    ({ owner, name }) => {
      if (owner === undefined) return false;
      const required = (owner.required as string[] | undefined) ?? [];
      owner.required = required.includes(name)
        ? required.filter((each) => each !== name)
        : [...required, name];
    },
  ],
  ["items", ({ schema }) => (isType(schema, "array") ? void (schema.items = { type: "boolean" }) : false)],
  [
    "additionalProperties typed",
    ({ schema }) =>
      isType(schema, "object") ? void (schema.additionalProperties = { type: "string" }) : false,
  ],
  [
    "reference put in place",
    ({ schema }, document) => {
      const name = String(schema.$ref ?? "").replace("#/components/schemas/", "");
      const target = ((document.components as Mutable).schemas as Mutable)[name] as Mutable | undefined;
      if (target === undefined || JSON.stringify(target).includes(`/${name}"`)) return false;
      delete schema.$ref;
      Object.assign(schema, structuredClone(target));
    },
  ],
  [
    "keys in another order",
    ({ schema }) => {
      const entries = Object.entries(schema).reverse();
      if (entries.length < 2) return false;
      for (const [key] of entries) delete schema[key];
      Object.assign(schema, Object.fromEntries(entries));
      if (Array.isArray(schema.required)) schema.required.reverse();
    },
  ],
];

export function schemaEdits(document: JsonObject): Edit[] {
  return SCHEMA_EDITS.flatMap(([name, edit]) =>
    (["request", "response"] as const).flatMap((direction) => {
      const edits: Edit[] = [];
      const count = sitesOf(document as Mutable, direction).length;
      for (let at = 0; at < count && edits.length < PLACES; at++) {
        const copy = structuredClone(document) as Mutable;
        const site = sitesOf(copy, direction)[at]!;
        if (edit(site, copy) === false) continue;
        edits.push({ name: `${name} in ${direction}`, at: site.path.join("/"), head: copy as JsonObject });
      }
      return edits;
    }),
  );
}

/** Schemas that only requests have, or only responses, spread over the document. */
function sitesOf(document: Mutable, direction: "request" | "response"): Site[] {
  const sites: Site[] = [];
  const walk = (
    schema: unknown,
    path: (string | number)[],
    owner: Mutable | undefined,
    name: string,
  ): void => {
    if (schema === null || typeof schema !== "object" || path.length > 16) return;
    const own = schema as Mutable;
    if (owner !== undefined) sites.push({ schema: own, owner, name, path, direction });
    for (const [key, child] of Object.entries((own.properties as Mutable | undefined) ?? {})) {
      walk(child, [...path, key], own, key);
    }
    if (own.items !== undefined) walk(own.items, [...path, "[]"], undefined, "");
  };
  for (const [path, item] of Object.entries(document.paths as Mutable)) {
    for (const [method, value] of Object.entries(item as Mutable)) {
      const operation = value as Mutable;
      if (typeof operation !== "object" || operation.operationId === undefined) continue;
      if (direction === "request") {
        const body = jsonOf(operation.requestBody);
        for (const [key, params] of Object.entries((body?.properties as Mutable | undefined) ?? {})) {
          for (const [name, schema] of Object.entries(
            ((params as Mutable).properties as Mutable | undefined) ?? {},
          )) {
            walk(schema, [path, method, key, name], params as Mutable, name);
          }
        }
      }
    }
  }
  if (direction === "response") {
    const schemas = ((document.components as Mutable).schemas as Mutable) ?? {};
    for (const [name, schema] of Object.entries(schemas)) {
      if (/Inventory$/.test(name)) walk(schema, [name], undefined, "");
    }
  }
  // Of an object itself: the first of the file.
  return [...sites].sort((a, b) => hash(a.path.join("/")) - hash(b.path.join("/")));
}

/** The same order on any machine, and neighbours apart. */
function hash(text: string): number {
  let value = 7;
  for (const char of text) value = (value * 31 + char.charCodeAt(0)) % 100_003;
  return value;
}

export function jsonOf(holder: unknown): Mutable | undefined {
  const content = (holder as Mutable | undefined)?.content as Mutable | undefined;
  return (content?.["application/json"] as Mutable | undefined)?.schema as Mutable | undefined;
}

function swap(schema: Mutable, values: Mutable): void {
  delete schema.format;
  Object.assign(schema, values);
}

function wrap(schema: Mutable, keyword: string): void {
  const own = { ...schema };
  for (const key of Object.keys(schema)) delete schema[key];
  schema[keyword] = [own];
}

function addProperty(schema: Mutable, required: boolean): false | undefined {
  if (!isType(schema, "object")) return false;
  schema.properties = { ...(schema.properties as Mutable | undefined), addedField: { type: "string" } };
  if (required) schema.required = [...((schema.required as string[] | undefined) ?? []), "addedField"];
}
