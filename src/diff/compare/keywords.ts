/**
 * Every keyword of OpenAPI 3.1 and JSON Schema 2020-12, and what becomes of it in a comparison. A keyword that
 * is not here does not exist; a test holds the table against the vocabularies.
 */

/** How a difference in a keyword is told, or why it is not. */
export type Treatment =
  /** Compared by what it means; the facts have kinds of their own. */
  | { readonly as: "meaning" }
  /** A bound on a value, tightened or loosened. */
  | { readonly as: "limit"; readonly bound: "upper" | "lower" | "other" }
  /** An assertion compared as a whole. */
  | { readonly as: "constraint" }
  /** Words for people. */
  | { readonly as: "documentation" }
  | { readonly as: "ignored"; readonly because: string };

const meaning: Treatment = { as: "meaning" };
const constraint: Treatment = { as: "constraint" };
const documentation: Treatment = { as: "documentation" };
const upper: Treatment = { as: "limit", bound: "upper" };
const lower: Treatment = { as: "limit", bound: "lower" };
const other: Treatment = { as: "limit", bound: "other" };
const ignored = (because: string): Treatment => ({ as: "ignored", because });

export const SCHEMA_KEYWORDS: Readonly<Record<string, Treatment>> = {
  $anchor: ignored("A name to refer to; references are followed when the files are joined."),
  $comment: ignored("For authors alone."),
  $defs: ignored("Definitions count where they are referred to."),
  $dynamicAnchor: ignored("Dynamic references are not followed by any stage of the toolkit."),
  $dynamicRef: ignored("Dynamic references are not followed by any stage of the toolkit."),
  $id: ignored("A name to refer to; references are followed when the files are joined."),
  $ref: meaning,
  $schema: ignored("The dialect is that of OpenAPI 3.1."),
  $vocabulary: ignored("Only for documents that describe a dialect."),
  additionalProperties: meaning,
  allOf: meaning,
  anyOf: meaning,
  const: meaning,
  contains: constraint,
  contentEncoding: constraint,
  contentMediaType: constraint,
  contentSchema: constraint,
  default: meaning,
  dependentRequired: constraint,
  dependentSchemas: constraint,
  deprecated: meaning,
  description: documentation,
  discriminator: meaning,
  else: constraint,
  enum: meaning,
  example: documentation,
  examples: documentation,
  exclusiveMaximum: upper,
  exclusiveMinimum: lower,
  externalDocs: documentation,
  format: meaning,
  if: constraint,
  items: meaning,
  maxContains: upper,
  maxItems: upper,
  maxLength: upper,
  maxProperties: upper,
  maximum: upper,
  minContains: lower,
  minItems: lower,
  minLength: lower,
  minProperties: lower,
  minimum: lower,
  multipleOf: other,
  not: constraint,
  nullable: meaning,
  oneOf: meaning,
  pattern: other,
  patternProperties: constraint,
  prefixItems: meaning,
  properties: meaning,
  propertyNames: constraint,
  readOnly: meaning,
  required: meaning,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: constraint,
  title: documentation,
  type: meaning,
  unevaluatedItems: constraint,
  unevaluatedProperties: constraint,
  uniqueItems: other,
  writeOnly: meaning,
  "x-zstack": documentation,
  xml: ignored("ZStack speaks JSON."),
};

/** The keywords of the other objects of OpenAPI, by object. */
export const OBJECT_KEYWORDS: Readonly<Record<string, Readonly<Record<string, Treatment>>>> = {
  document: {
    openapi: meaning,
    info: documentation,
    jsonSchemaDialect: ignored("Other dialects are not read by any stage of the toolkit."),
    servers: meaning,
    paths: meaning,
    webhooks: meaning,
    components: meaning,
    security: meaning,
    tags: documentation,
    externalDocs: documentation,
  },
  pathItem: {
    $ref: meaning,
    summary: ignored("Words about a path, which nothing shows: each operation has its own."),
    description: ignored("Words about a path, which nothing shows: each operation has its own."),
    get: meaning,
    put: meaning,
    post: meaning,
    delete: meaning,
    options: meaning,
    head: meaning,
    patch: meaning,
    trace: ignored("Servers do not answer it, and the model has no such operation."),
    servers: meaning,
    parameters: meaning,
  },
  operation: {
    tags: documentation,
    summary: documentation,
    description: documentation,
    externalDocs: documentation,
    operationId: meaning,
    parameters: meaning,
    requestBody: meaning,
    responses: meaning,
    callbacks: meaning,
    deprecated: meaning,
    security: meaning,
    servers: meaning,
    "x-zstack": meaning,
  },
  parameter: {
    name: meaning,
    in: meaning,
    description: documentation,
    required: meaning,
    deprecated: meaning,
    allowEmptyValue: meaning,
    style: meaning,
    explode: meaning,
    allowReserved: meaning,
    schema: meaning,
    content: meaning,
    example: documentation,
    examples: documentation,
    "x-zstack": documentation,
  },
  requestBody: { description: documentation, content: meaning, required: meaning },
  response: {
    description: documentation,
    headers: meaning,
    content: meaning,
    links: ignored("A hint which call may follow; neither callers nor the client depend on it."),
    "x-zstack": documentation,
  },
  header: {
    description: documentation,
    required: meaning,
    deprecated: meaning,
    allowEmptyValue: ignored("It has no meaning for headers."),
    style: ignored("`simple` is the only style of a header."),
    explode: meaning,
    allowReserved: ignored("It has no meaning for headers."),
    schema: meaning,
    content: meaning,
    example: documentation,
    examples: documentation,
  },
  mediaType: { schema: meaning, example: documentation, examples: documentation, encoding: meaning },
  securityScheme: {
    type: meaning,
    description: documentation,
    name: meaning,
    in: meaning,
    scheme: meaning,
    bearerFormat: ignored("A hint for readers, says OpenAPI."),
    flows: meaning,
    openIdConnectUrl: meaning,
  },
  server: { url: meaning, description: documentation, variables: meaning },
};

/** The schema keywords with one treatment, in alphabetical order. */
export function schemaKeywords(as: Treatment["as"]): string[] {
  return Object.keys(SCHEMA_KEYWORDS).filter((keyword) => SCHEMA_KEYWORDS[keyword]!.as === as);
}
