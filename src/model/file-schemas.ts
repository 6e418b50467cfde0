/**
 * JSON Schemas of the files of a spec, for editors: they complete the keywords of OpenAPI 3.1 and of `x-zstack`,
 * explain them, and mark what is misspelt. Draft 7, which the YAML language servers of editors know best; so
 * nothing stands beside a `$ref`.
 *
 * What a spec must be, `src/load` and `src/model` decide; these say a little less.
 */
import { type ExtensionPlace, X_ZSTACK_SCHEMAS } from "./x-zstack.ts";

type JsonSchema = boolean | { readonly [keyword: string]: unknown };
type Properties = Readonly<Record<string, JsonSchema>>;

const DRAFT = "http://json-schema.org/draft-07/schema#";
const ROOT_FILE = "openapi.json";
const EXTENSION_FILE = "x-zstack.json";

const string = { type: "string" };
const boolean = { type: "boolean" };
const integer = { type: "integer", minimum: 0 };
const number = { type: "number" };
const anything: JsonSchema = true;

const ref = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });
const list = (items: JsonSchema): JsonSchema => ({ type: "array", items });
const map = (values: JsonSchema): JsonSchema => ({ type: "object", additionalProperties: values });
const says = (schema: JsonSchema, description: string): JsonSchema => ({ allOf: [schema], description });
const xZstack = (place: ExtensionPlace): JsonSchema => ({ $ref: `${EXTENSION_FILE}#/definitions/${place}` });

function object(description: string, properties: Properties, required: readonly string[] = []): JsonSchema {
  return { type: "object", description, properties, required, additionalProperties: false };
}

/** The object itself, or a reference to it. */
function orReference(name: string): JsonSchema {
  return { anyOf: [ref("reference"), ref(name)] };
}

const description = says(string, "In English, in your own words; the Chinese goes under x-zstack.zh-CN.");

const operation = object(
  "One API call.",
  {
    operationId: says(string, "In PascalCase, after the API's class: CreateVmFromCdpBackup."),
    tags: list(string),
    summary: says(string, "A title of a few words, in English."),
    description,
    externalDocs: ref("externalDocs"),
    parameters: list(orReference("parameter")),
    requestBody: orReference("requestBody"),
    responses: map(orReference("response")),
    callbacks: map(anything),
    deprecated: boolean,
    security: ref("security"),
    servers: list(ref("server")),
    "x-zstack": xZstack("operation"),
  },
  ["operationId", "responses"],
);

const parameterLike: Properties = {
  description,
  required: boolean,
  deprecated: boolean,
  allowEmptyValue: boolean,
  style: string,
  explode: boolean,
  allowReserved: boolean,
  schema: ref("schema"),
  example: anything,
  examples: map(orReference("example")),
  content: ref("content"),
  "x-zstack": xZstack("schema"),
};

const schemaObject = object("A JSON Schema, 2020-12.", {
  ...Object.fromEntries(
    ["$ref", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$comment"].map((key) => [key, string]),
  ),
  ...Object.fromEntries(["title", "contentEncoding", "contentMediaType"].map((key) => [key, string])),
  type: { anyOf: [ref("type"), list(ref("type"))] },
  format: says(string, "int64 for a Java long or Long, int32 for an int or Integer; none for a Timestamp."),
  description,
  enum: says(
    list(anything),
    "Known values. They stay open: anyOf with the enum first, the bare type second.",
  ),
  const: anything,
  default: anything,
  example: anything,
  examples: list(anything),
  ...Object.fromEntries(
    ["deprecated", "readOnly", "writeOnly", "uniqueItems", "nullable"].map((key) => [key, boolean]),
  ),
  ...Object.fromEntries(
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"].map((key) => [key, number]),
  ),
  ...Object.fromEntries(
    [
      "minLength",
      "maxLength",
      "minItems",
      "maxItems",
      "minProperties",
      "maxProperties",
      "minContains",
      "maxContains",
    ].map((key) => [key, integer]),
  ),
  pattern: says(string, "A regular expression; ^[0-9a-f]{32}$ for a uuid that servers send."),
  required: says(
    list(string),
    "Of a response: only what no state of the resource leaves out; servers drop nulls.",
  ),
  dependentRequired: map(list(string)),
  ...Object.fromEntries(
    ["properties", "patternProperties", "$defs", "dependentSchemas"].map((key) => [key, map(ref("schema"))]),
  ),
  ...Object.fromEntries(["allOf", "anyOf", "oneOf", "prefixItems"].map((key) => [key, list(ref("schema"))])),
  ...Object.fromEntries(
    [
      "items",
      "additionalProperties",
      "not",
      "if",
      "then",
      "else",
      "contains",
      "propertyNames",
      "contentSchema",
      "unevaluatedItems",
      "unevaluatedProperties",
    ].map((key) => [key, ref("schema")]),
  ),
  discriminator: object("Which of several schemas applies.", { propertyName: string, mapping: map(string) }),
  xml: anything,
  externalDocs: ref("externalDocs"),
  "x-zstack": xZstack("schema"),
});

const COMPONENTS = [
  "response",
  "parameter",
  "example",
  "requestBody",
  "header",
  "securityScheme",
  "link",
] as const;

const definitions: Readonly<Record<string, JsonSchema>> = {
  reference: object(
    "A reference to what is defined elsewhere.",
    { $ref: string, summary: string, description, "x-zstack": xZstack("described") },
    ["$ref"],
  ),
  info: object(
    "What the document describes.",
    {
      title: string,
      version: says(string, "The version of the spec, in quotes."),
      summary: string,
      description,
      termsOfService: string,
      contact: map(string),
      license: map(string),
      "x-zstack": xZstack("info"),
    },
    ["title", "version"],
  ),
  tag: object(
    "A group of operations.",
    { name: string, description, externalDocs: ref("externalDocs"), "x-zstack": xZstack("described") },
    ["name"],
  ),
  server: object(
    "Where the API is served.",
    {
      url: string,
      description,
      variables: map(
        object("A part of the URL.", { default: string, enum: list(string), description }, ["default"]),
      ),
    },
    ["url"],
  ),
  security: list(map(list(string))),
  externalDocs: object("More about it.", { url: string, description }, ["url"]),
  components: object("What the document refers to by name.", {
    schemas: map(ref("schema")),
    ...Object.fromEntries(
      COMPONENTS.map((kind) => [
        kind === "requestBody" ? "requestBodies" : `${kind}s`,
        map(orReference(kind)),
      ]),
    ),
    callbacks: map(anything),
    pathItems: map(orReference("pathItem")),
  }),
  pathItem: object("The operations of one path.", {
    $ref: string,
    summary: string,
    description,
    ...Object.fromEntries(
      ["get", "put", "post", "delete", "patch", "head", "options", "trace"].map((method) => [
        method,
        ref("operation"),
      ]),
    ),
    servers: list(ref("server")),
    parameters: list(orReference("parameter")),
  }),
  operation,
  parameter: object(
    "A parameter of the path, the query, or a header.",
    { name: string, in: { enum: ["path", "query", "header", "cookie"] }, ...parameterLike },
    ["name", "in"],
  ),
  header: object("A header of a response.", parameterLike),
  requestBody: object(
    "What a request carries.",
    { description, required: boolean, content: ref("content") },
    ["content"],
  ),
  response: object(
    "An answer of one status.",
    {
      description,
      headers: map(orReference("header")),
      content: ref("content"),
      links: map(orReference("link")),
      "x-zstack": xZstack("described"),
    },
    ["description"],
  ),
  content: map(
    object("What a body of this media type is.", {
      schema: ref("schema"),
      example: anything,
      examples: map(orReference("example")),
      encoding: map(anything),
    }),
  ),
  example: object("A value as it goes over the wire.", {
    summary: says(string, "What it shows, in English; the Chinese goes under x-zstack.zh-CN."),
    description,
    value: anything,
    externalValue: string,
    "x-zstack": xZstack("described"),
  }),
  securityScheme: object(
    "How a caller proves who it is.",
    {
      type: { enum: ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"] },
      description,
      name: string,
      in: { enum: ["query", "header", "cookie"] },
      scheme: string,
      bearerFormat: string,
      flows: anything,
      openIdConnectUrl: string,
      "x-zstack": xZstack("described"),
    },
    ["type"],
  ),
  link: anything,
  type: { enum: ["string", "integer", "number", "boolean", "array", "object", "null"] },
  schema: { anyOf: [boolean, schemaObject] },
};

/** What the files beside the root file may hold. */
const PARTS: Readonly<Record<string, string>> = {
  "path-item.json": "pathItem",
  "schema.json": "schema",
  "response.json": "response",
  "parameter.json": "parameter",
  "request-body.json": "requestBody",
  "example.json": "example",
};

/** The JSON Schemas that are published in `schemas/`, by file name; they refer to each other by these names. */
export const FILE_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  [EXTENSION_FILE]: {
    $schema: DRAFT,
    title: "x-zstack, the extension of ZStack specs",
    anyOf: Object.keys(X_ZSTACK_SCHEMAS).map(ref),
    definitions: X_ZSTACK_SCHEMAS,
  },
  [ROOT_FILE]: {
    $schema: DRAFT,
    title: "The root file of a ZStack spec",
    type: "object",
    properties: {
      openapi: { type: "string", pattern: "^3\\.1\\.\\d+$", description: 'In quotes: "3.1.0".' },
      info: ref("info"),
      jsonSchemaDialect: string,
      servers: list(ref("server")),
      paths: map(ref("pathItem")),
      webhooks: map(orReference("pathItem")),
      components: ref("components"),
      security: ref("security"),
      tags: list(ref("tag")),
      externalDocs: ref("externalDocs"),
    },
    required: ["openapi", "info"],
    additionalProperties: false,
    definitions,
  },
  ...Object.fromEntries(
    Object.entries(PARTS).map(([file, name]) => [
      file,
      {
        $schema: DRAFT,
        title: `A file of a ZStack spec: ${name}`,
        allOf: [{ $ref: `${ROOT_FILE}#/definitions/${name}` }],
      },
    ]),
  ),
};
