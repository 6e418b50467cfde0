/** A spec that uses every feature of OpenAPI 3.1 and of `x-zstack` in which text may stand. */

type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

const described = { description: "words", "x-zstack": { "zh-CN": "词" } };
const docs = { url: "https://example.org/docs", description: "words" };
const secret = { type: "http", scheme: "bearer", bearerFormat: "words", description: "words" };
const apiKey = { type: "apiKey", in: "header", name: "words", description: "words" };
const oauth = {
  type: "oauth2",
  flows: {
    clientCredentials: { tokenUrl: "https://example.org/token", scopes: { words: "words" } },
    implicit: { authorizationUrl: "https://example.org/authorize", scopes: { words: "words" } },
  },
};
const connect = { type: "openIdConnect", openIdConnectUrl: "https://example.org/connect" };
const server = {
  url: "https://{region}.example.org/{port}",
  description: "words",
  variables: {
    region: { default: "east", enum: ["east", "west"], description: "words" },
    port: { default: "8080" },
  },
};

const thing = {
  type: "object",
  title: "words",
  $comment: "words",
  description: "words\n\nmore words",
  required: ["uuid", "kind"],
  properties: {
    uuid: { type: "string", format: "uuid", pattern: "^[0-9a-f]{32}$", ...described },
    kind: { type: "string", enum: ["one", "two"], default: "one", examples: ["two"], description: "words" },
    open: { anyOf: [{ type: "string", enum: ["known"] }, { type: "string" }], title: "words" },
    fixed: { const: "constant" },
    count: { type: ["integer", "null"], format: "int64", minimum: 1, default: 1 },
    label: {
      type: "string",
      format: "words",
      example: "words",
      contentMediaType: "text/plain",
      contentEncoding: "base64",
      externalDocs: docs,
      xml: { name: "words", namespace: "https://example.org/xml", prefix: "words" },
      description: "words",
      "x-zstack": {
        type: "String",
        since: "4.5.0",
        documentedRequired: true,
        undocumented: { source: "words" },
        source: "words",
        "zh-CN": { description: "词" },
      },
    },
    settings: {
      type: "object",
      default: { key: "text" },
      examples: [{ key: "text" }],
      additionalProperties: { type: "string", description: "words" },
      propertyNames: { pattern: "words" },
    },
    nested: { type: "object", properties: { inner: { type: "string", description: "words" } } },
    either: {
      description: "words",
      oneOf: [{ $ref: "#/components/schemas/Other" }, { type: "object", properties: { form: {} } }],
    },
    all: { allOf: [{ $ref: "#/components/schemas/Other" }], description: "words" },
    pair: {
      type: "array",
      prefixItems: [{ type: "string", description: "words" }],
      items: { type: "string" },
    },
    many: { type: "array", items: { $ref: "#/components/schemas/Other" }, description: "words" },
    deprecated: { type: "boolean", deprecated: true, description: "words" },
  },
  patternProperties: { words: { type: "string", description: "words" } },
  dependentRequired: { uuid: ["kind"] },
  $defs: { Local: { type: "string", description: "words" } },
};

const example = { summary: "words", description: "words", value: { text: "words", list: ["words"] } };
const json = (schema: JsonValue) => ({
  "application/json": {
    schema,
    examples: { first: { ...example, "x-zstack": { "zh-CN": "词" } }, away: { externalValue: "words" } },
    encoding: {
      uuid: { contentType: "text/plain", headers: { "X-Part": { description: "words", schema: {} } } },
    },
  },
  "text/words": { schema: { type: "string" }, example: "words" },
});

const responses = {
  "200": {
    ...described,
    headers: { "X-Header": { description: "words", schema: { type: "string" }, example: "words" } },
    content: json({
      type: "object",
      properties: { inventory: { $ref: "#/components/schemas/Thing" }, error: { type: "object" } },
    }),
    links: { next: { operationId: "DoThing", parameters: { uuid: "words" }, description: "words" } },
  },
  "503": { $ref: "#/components/responses/Refused" },
  default: {
    description: "words",
    content: { "text/plain": { schema: { type: "string" }, example: "words" } },
  },
};

const parameters = [
  { name: "uuid", in: "path", required: true, schema: { type: "string" }, ...described },
  { name: "q", in: "query", description: "words", schema: { type: "array", items: { type: "string" } } },
  { name: "X-Words", in: "header", description: "words", example: "words", schema: { type: "string" } },
  { name: "cookie", in: "cookie", required: true, schema: { type: "string", examples: ["words"] } },
  { name: "filter", in: "query", content: { "application/json": { schema: { type: "object" } } } },
  { $ref: "#/components/parameters/Limit" },
];

/** @param pathParameters their names, which two places have: the path, and the parameters */
export const wholeSpec = (pathParameters: readonly string[]): { readonly [key: string]: JsonValue } => ({
  openapi: "3.1.0",
  jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
  info: {
    title: "words",
    summary: "words",
    description: "words",
    termsOfService: "https://example.org/terms",
    contact: { name: "words", url: "https://example.org", email: "a@example.org" },
    license: { name: "words", identifier: "Apache-2.0" },
    version: "1.0.0",
    "x-zstack": { "zh-CN": "词" },
  },
  servers: [server],
  tags: [{ name: "words", ...described, externalDocs: docs }],
  externalDocs: docs,
  security: [{ session: [] }],
  "x-other": { words: "words" },
  paths: {
    "/zstack/v1/things/{uuid}/actions": {
      summary: "words",
      description: "words",
      servers: [server],
      put: {
        operationId: "DoThing",
        tags: ["words"],
        summary: "words",
        description: "words\n\nmore words",
        externalDocs: docs,
        parameters,
        requestBody: {
          description: "words",
          content: json({
            type: "object",
            required: ["params"],
            properties: {
              params: {
                type: "object",
                required: ["words"],
                properties: { words: { type: "string", default: "words", description: "words" } },
              },
              systemTags: { type: "array", items: { type: "string" }, description: "words" },
            },
          }),
        },
        responses,
        callbacks: {
          done: {
            "{$request.body#/url}": {
              post: { description: "words", responses: { "200": { description: "words" } } },
            },
          },
        },
        "x-zstack": {
          since: "4.5.0",
          category: ["words", "more"],
          execution: "job",
          documentedExecution: "sync",
          action: "doThing",
          documentedKey: "params",
          result: "inventory",
          sources: ["words", "https://example.org/source"],
          "zh-CN": { summary: "词", description: "词", category: ["词"] },
        },
      },
    },
    "/zstack/v1/words": {
      get: {
        operationId: "QueryThing",
        summary: "words",
        deprecated: true,
        responses: { "200": responses["200"] },
      },
    },
    [`/zstack/v1/named/${pathParameters.map((name) => `{${name}}`).join("/")}`]: {
      get: {
        operationId: "GetThing",
        summary: "words",
        parameters: pathParameters.map((name) => ({
          ...{ name, in: "path", required: true, schema: { type: "string" } },
          ...described,
        })),
        responses: { "200": responses["200"] },
      },
    },
  },
  webhooks: { hook: { post: { description: "words", responses: { "200": { description: "words" } } } } },
  components: {
    schemas: {
      Thing: thing,
      Other: {
        type: "object",
        description: "words",
        properties: { words: { type: "string", description: "words" } },
      },
      Choice: { enum: ["words", "more"], description: "words" },
      Map: { type: "object", additionalProperties: { $ref: "#/components/schemas/Other" } },
    },
    responses: {
      Refused: {
        ...described,
        content: { "application/json": { schema: { type: "object" }, example: { words: "words" } } },
      },
    },
    parameters: {
      Limit: { name: "limit", in: "query", ...described, schema: { type: "integer", default: 1 } },
    },
    examples: { words: example },
    headers: { words: { description: "words", schema: { type: "string" } } },
    securitySchemes: { session: secret, key: apiKey, oauth, connect },
    links: { words: { operationId: "DoThing", description: "words" } },
  },
});

export const WHOLE_SPEC = wholeSpec(["words"]);
