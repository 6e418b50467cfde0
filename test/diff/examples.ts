import { FACADE_LIMIT } from "../../src/model/facade-limit.ts";
import type { SpecParts } from "./pair.ts";

/**
 * An edit that two rules judge, there and back, with programs that compiled before it.
 * `use` compiles against the base, `undo` against the head; left out, they are `CALL`.
 */
export interface Example {
  readonly there: string;
  readonly back: string;
  readonly base: SpecParts;
  readonly head: SpecParts;
  readonly use?: string;
  readonly undo?: string;
}

/** What any caller does. */
export const CALL = "const thing = await createThing(client, {}); void thing;";

export const object = (properties: string, rest = "") =>
  `{type: object, ${rest} properties: {${properties}}}`;
const a = (schema: string) => object(`a: ${schema}`);
const must = (schema: string) => object(`a: ${schema}`, "required: [a],");
const query = (rest: string) => `[{name: q, in: query, ${rest} schema: {type: string}}]`;
const header = (rest: string) =>
  responsesWith(
    `headers: {X-Count: {${rest} schema: {type: integer}}}, content: {application/json: {schema: ${ENVELOPE}}}`,
  );
const ENVELOPE =
  "{type: object, properties: {inventory: {type: object, properties: {uuid: {type: string}}}}}";
const responsesWith = (ok: string, more = "") => `{'200': {description: ok, ${ok}}${more}}`;
const security = (list: string) =>
  `components: {securitySchemes: {x: {type: http, scheme: basic}, y: {type: apiKey, in: header, name: K}}}\nsecurity: ${list}`;
const send = (value: string) => `await createThing(client, { a: ${value} });`;
const read = (type: string) =>
  `const thing = await createThing(client, {}); const a: ${type} = thing.a; void a;`;

const CALLBACK = (schema: string) =>
  `callbacks: {done: {'{$request.header.X-Web-Hook}': {post: {requestBody: {content: {application/json: {schema: ${schema}}}}, responses: {'200': {description: ok}}}}}}`;

/** Together with the one there is, more operations than the root of a package names. */
const MANY_PATHS = Array.from(
  { length: FACADE_LIMIT },
  (_, n) =>
    `  /zstack/v1/others${n}: {get: {operationId: GetOther${n}, responses: {'200': {description: ok}}}}`,
).join("\n");

/** The same edit of a schema, of a request and of a response. */
function both(
  [there, back]: readonly [string, string],
  base: string,
  head: string,
  more: {
    readonly request?: Pick<Example, "use" | "undo">;
    readonly response?: Pick<Example, "use" | "undo">;
  } = {},
): Example[] {
  return [
    {
      there: `request-${there}`,
      back: `request-${back}`,
      base: { params: base },
      head: { params: head },
      ...more.request,
    },
    {
      there: `response-${there}`,
      back: `response-${back}`,
      base: { inventory: base },
      head: { inventory: head },
      ...more.response,
    },
  ];
}

export const EXAMPLES: readonly Example[] = [
  {
    there: "operation-added",
    back: "operation-removed",
    base: { id: "OtherThing", path: "/zstack/v1/others" },
    head: {},
    use: "export {};",
    undo: CALL,
  },
  {
    there: "root-emptied",
    back: "root-filled",
    base: {},
    head: { paths: MANY_PATHS },
    use: 'import { createZStack } from "./src/index.js"; await createZStack({ endpoint: "" }).createThing({});',
    undo: 'import { createZStack } from "./src/index.js"; await createZStack({ endpoint: "" }, { createThing }).createThing({});',
  },
  {
    there: "operation-id-changed",
    back: "operation-id-changed",
    base: {},
    head: { id: "MakeThing" },
    use: CALL,
    undo: "await makeThing(client, {});",
  },
  {
    there: "operation-method-changed",
    back: "operation-method-changed",
    base: {},
    head: { method: "put" },
  },
  { there: "operation-path-changed", back: "operation-path-changed", base: {}, head: { path: "/v2/things" } },
  { there: "deprecated", back: "undeprecated", base: {}, head: { operation: "deprecated: true" } },
  {
    there: "execution-became-job",
    back: "execution-became-sync",
    base: { extension: "{execution: sync}" },
    head: { extension: "{execution: job}" },
    undo: "const job = await createThing.start(client, {}); void job.uuid;",
  },
  {
    there: "action-changed",
    back: "action-changed",
    base: { extension: "{action: makeThing, documentedKey: params}" },
    head: { extension: "{action: createThing, documentedKey: params}" },
  },
  { there: "wrapper-key-changed", back: "wrapper-key-changed", base: {}, head: { key: "createThing" } },
  {
    there: "result-key-changed",
    back: "result-key-changed",
    base: { extension: "{result: inventory}" },
    head: { extension: "{result: none}" },
    use: "const { uuid } = await createThing(client, {}); void uuid;",
    undo: "const { inventory } = await createThing(client, {}); void inventory;",
  },
  {
    there: "authentication-required",
    back: "authentication-dropped",
    base: { root: security("[]") },
    head: { root: security("[{x: []}]") },
  },
  {
    there: "security-alternative-added",
    back: "security-alternative-removed",
    base: { root: security("[{x: []}]") },
    head: { root: security("[{x: []}, {y: []}]") },
  },
  {
    there: "server-added",
    back: "server-removed",
    base: { root: "servers: [{url: 'http://a'}]" },
    head: { root: "servers: [{url: 'http://a'}, {url: 'http://b'}]" },
  },
  {
    there: "callback-added",
    back: "callback-removed",
    base: {},
    head: { operation: CALLBACK("{type: string}") },
  },
  {
    there: "callback-changed",
    back: "callback-changed",
    base: { operation: CALLBACK("{type: string}") },
    head: { operation: CALLBACK("{type: integer}") },
  },
  {
    there: "required-parameter-added",
    back: "parameter-removed",
    base: {},
    head: { parameters: query("required: true,") },
    undo: 'await createThing(client, { q: "x" });',
  },
  {
    there: "optional-parameter-added",
    back: "parameter-removed",
    base: {},
    head: { parameters: query("") },
    undo: 'await createThing(client, { q: "x" });',
  },
  {
    there: "path-parameter-renamed",
    back: "path-parameter-renamed",
    base: {
      path: "/t/{uuid}",
      parameters: "[{name: uuid, in: path, required: true, schema: {type: string}}]",
    },
    head: { path: "/t/{id}", parameters: "[{name: id, in: path, required: true, schema: {type: string}}]" },
    use: 'await createThing(client, { uuid: "x" });',
    undo: 'await createThing(client, { id: "x" });',
  },
  {
    there: "parameter-became-required",
    back: "parameter-became-optional",
    base: { parameters: query("") },
    head: { parameters: query("required: true,") },
    undo: 'await createThing(client, { q: "x" });',
  },
  {
    there: "request-serialization-changed",
    back: "request-serialization-changed",
    base: { parameters: "[{name: q, in: query, schema: {type: array, items: {type: string}}}]" },
    head: {
      parameters: "[{name: q, in: query, explode: false, schema: {type: array, items: {type: string}}}]",
    },
    use: 'await createThing(client, { q: ["x"] });',
    undo: 'await createThing(client, { q: ["x"] });',
  },
  {
    there: "response-serialization-changed",
    back: "response-serialization-changed",
    base: { responses: header("") },
    head: { responses: header("explode: true,") },
  },
  ...(
    [
      ["required", "request-body-removed", must("{type: string}"), 'await createThing(client, { a: "x" });'],
      ["optional", "request-body-removed", a("{type: string}"), 'await createThing(client, { a: "x" });'],
    ] as const
  ).map(
    ([how, back, params, undo]): Example => ({
      there: `${how}-request-body-added`,
      back,
      base: { body: "" },
      head: {
        body: `{required: ${how === "required"}, content: {application/json: {schema: {type: object, properties: {params: ${params}}}}}}`,
      },
      undo,
    }),
  ),
  {
    there: "request-body-became-required",
    back: "request-body-became-optional",
    base: {
      body: "{content: {application/json: {schema: {type: object, properties: {params: {type: object, properties: {a: {type: string}}}}}}}}",
    },
    head: {
      body: "{required: true, content: {application/json: {schema: {type: object, properties: {params: {type: object, properties: {a: {type: string}}}}}}}}",
    },
  },
  {
    there: "request-media-type-added",
    back: "request-media-type-removed",
    base: { body: "{content: {application/json: {schema: {type: object}}}}" },
    head: {
      body: "{content: {application/json: {schema: {type: object}}, text/plain: {schema: {type: string}}}}",
    },
  },
  {
    there: "success-response-added",
    back: "success-response-removed",
    base: { responses: responsesWith("") },
    head: { responses: responsesWith("", ", '204': {description: nothing}") },
  },
  {
    there: "error-response-added",
    back: "error-response-removed",
    base: { responses: responsesWith("") },
    head: { responses: responsesWith("", ", '404': {description: nothing}") },
  },
  {
    there: "response-body-added",
    back: "response-body-removed",
    base: { responses: responsesWith("", ", '404': {description: no}") },
    head: {
      responses: responsesWith(
        "",
        ", '404': {description: no, content: {text/plain: {schema: {type: string}}}}",
      ),
    },
  },
  {
    there: "response-media-type-added",
    back: "response-media-type-removed",
    base: { responses: responsesWith(`content: {application/json: {schema: ${ENVELOPE}}}`) },
    head: {
      responses: responsesWith(
        `content: {application/json: {schema: ${ENVELOPE}}, text/plain: {schema: {type: string}}}`,
      ),
    },
  },
  {
    there: "response-header-added",
    back: "required-response-header-removed",
    base: { responses: responsesWith(`content: {application/json: {schema: ${ENVELOPE}}}`) },
    head: { responses: header("required: true,") },
  },
  {
    there: "response-header-added",
    back: "optional-response-header-removed",
    base: { responses: responsesWith(`content: {application/json: {schema: ${ENVELOPE}}}`) },
    head: { responses: header("") },
  },
  {
    there: "response-header-became-required",
    back: "response-header-became-optional",
    base: { responses: header("") },
    head: { responses: header("required: true,") },
  },
  {
    there: "required-request-property-added",
    back: "request-property-removed",
    base: { params: object("b: {type: string}") },
    head: { params: object("b: {type: string}, a: {type: string}", "required: [a],") },
    undo: send('"x"'),
  },
  {
    there: "optional-request-property-added",
    back: "request-property-removed",
    base: { params: object("b: {type: string}") },
    head: { params: object("b: {type: string}, a: {type: string}") },
    undo: send('"x"'),
  },
  {
    there: "request-property-became-required",
    back: "request-property-became-optional",
    base: { params: a("{type: string}") },
    head: { params: must("{type: string}") },
    undo: send('"x"'),
  },
  {
    there: "request-property-became-read-only",
    back: "request-property-became-writable",
    base: { params: a("{type: string}") },
    head: { params: a("{type: string, readOnly: true}") },
    use: send('"x"'),
    undo: send('"x"'),
  },
  {
    there: "response-property-added",
    back: "response-property-removed",
    base: { inventory: object("b: {type: string}") },
    head: { inventory: object("b: {type: string}, a: {type: string}") },
    use: "const thing = await createThing(client, {}); void thing.b;",
    undo: read("string | undefined"),
  },
  {
    there: "response-property-became-optional",
    back: "response-property-became-required",
    base: { inventory: must("{type: string}") },
    head: { inventory: a("{type: string}") },
    use: read("string"),
    undo: read("string | undefined"),
  },
  {
    there: "response-property-became-write-only",
    back: "response-property-became-readable",
    base: { inventory: must("{type: string}") },
    head: { inventory: must("{type: string, writeOnly: true}") },
    use: read("string"),
    undo: read("string"),
  },
  {
    there: "request-additional-properties-refused",
    back: "request-additional-properties-allowed",
    base: { params: a("{type: string}") },
    head: { params: object("a: {type: string}", "additionalProperties: false,") },
    use: send('"x"'),
    undo: send('"x"'),
  },
  {
    there: "response-additional-properties-refused",
    back: "response-additional-properties-allowed",
    base: { inventory: must("{type: string}") },
    head: { inventory: object("a: {type: string}", "required: [a], additionalProperties: false,") },
    use: read("string"),
    undo: read("string"),
  },
  {
    there: "map-undeclared",
    back: "map-declared",
    base: { inventory: object("a: {type: string}", "additionalProperties: {type: string},") },
    head: { inventory: object("a: {type: string}") },
    use: 'const thing = await createThing(client, {}); void thing["other"];',
    undo: read("string | undefined"),
  },
  ...both(["type-changed", "type-changed"], must("{type: string}"), must("{type: boolean}"), {
    request: { use: send('"x"'), undo: send("true") },
    response: { use: read("string"), undo: read("boolean") },
  }),
  ...both(["type-widened", "type-narrowed"], must("{type: string}"), must("{type: [string, boolean]}"), {
    request: { use: send('"x"'), undo: send("true") },
    response: { use: read("string"), undo: read("string | boolean") },
  }),
  ...both(["number-widened", "number-narrowed"], must("{type: integer}"), must("{type: number}"), {
    request: { use: send("1"), undo: send("1.5") },
    response: { use: read("number"), undo: read("number") },
  }),
  ...both(["null-allowed", "null-refused"], must("{type: string}"), must("{type: [string, 'null']}"), {
    request: { use: send('"x"'), undo: send("null") },
    response: { use: read("string"), undo: read("string | null") },
  }),
  ...both(
    ["format-narrowed", "format-widened"],
    must("{type: string}"),
    must("{type: string, format: uuid}"),
    {
      request: { use: send('"x"'), undo: send('"x"') },
      response: { use: read("string"), undo: read("string") },
    },
  ),
  ...both(
    ["format-changed", "format-changed"],
    must("{type: string, format: date}"),
    must("{type: string, format: uuid}"),
    {
      request: { use: send('"x"'), undo: send('"x"') },
      response: { use: read("string"), undo: read("string") },
    },
  ),
  ...both(
    ["value-added", "value-removed"],
    must("{type: string, enum: [x]}"),
    must("{type: string, enum: [x, y]}"),
    {
      request: { use: send('"x"'), undo: send('"y"') },
      response: { use: read("string"), undo: read("string") },
    },
  ),
  ...both(["enum-added", "enum-removed"], must("{type: string}"), must("{type: string, enum: [x]}"), {
    request: { use: send('"other"'), undo: send('"x"') },
    response: { use: read("string"), undo: read("string") },
  }),
  ...both(["const-added", "const-removed"], must("{type: string}"), must("{type: string, const: x}"), {
    request: { use: send('"other"'), undo: send('"x"') },
    response: { use: read("string"), undo: read('"x"') },
  }),
  ...both(
    ["enum-became-const", "const-became-enum"],
    must("{type: string, enum: [x]}"),
    must("{type: string, const: x}"),
    {
      request: { use: send('"other"'), undo: send('"x"') },
      response: { use: read("string"), undo: read('"x"') },
    },
  ),
  ...both(
    ["const-changed", "const-changed"],
    must("{type: string, const: x}"),
    must("{type: string, const: y}"),
    { request: { use: send('"x"'), undo: send('"y"') }, response: { use: read('"x"'), undo: read('"y"') } },
  ),
  ...both(
    ["limit-tightened", "limit-loosened"],
    must("{type: string, maxLength: 9}"),
    must("{type: string, maxLength: 5}"),
    {
      request: { use: send('"x"'), undo: send('"x"') },
      response: { use: read("string"), undo: read("string") },
    },
  ),
  ...both(
    ["pattern-changed", "pattern-changed"],
    must("{type: string, pattern: '^a'}"),
    must("{type: string, pattern: '^b'}"),
    {
      request: { use: send('"x"'), undo: send('"x"') },
      response: { use: read("string"), undo: read("string") },
    },
  ),
  ...both(
    ["constraint-added", "constraint-removed"],
    must("{type: string}"),
    must("{type: string, not: {const: x}}"),
    {
      request: { use: send('"x"'), undo: send('"x"') },
      response: { use: read("string"), undo: read("string") },
    },
  ),
  ...both(
    ["constraint-changed", "constraint-changed"],
    must("{type: string, not: {const: x}}"),
    must("{type: string, not: {const: y}}"),
    {
      request: { use: send('"x"'), undo: send('"x"') },
      response: { use: read("string"), undo: read("string") },
    },
  ),
  ...both(
    ["variant-added", "variant-removed"],
    must("{oneOf: [{type: string}, {type: array, items: {type: string}}]}"),
    must(
      "{oneOf: [{type: string}, {type: array, items: {type: string}}, {type: object, properties: {x: {type: string}}}]}",
    ),
    {
      request: { use: send('"x"'), undo: send('{ x: "y" }') },
      response: { use: read("string | string[]"), undo: read("string | string[] | { x?: string }") },
    },
  ),
  ...both(["default-changed", "default-changed"], a("{type: string}"), a("{type: string, default: x}"), {
    response: { use: read("string | undefined"), undo: read("string | undefined") },
  }),
  {
    there: "known-value-added",
    back: "known-value-removed",
    base: { inventory: must("{anyOf: [{type: string, enum: [x]}, {type: string}]}") },
    head: { inventory: must("{anyOf: [{type: string, enum: [x, y]}, {type: string}]}") },
    use: read("string"),
    undo: 'const thing = await createThing(client, {}); if (thing.a === "y") void 0;',
  },
  {
    there: "discriminator-changed",
    back: "discriminator-changed",
    base: {
      inventory: must(
        "{oneOf: [{type: object, properties: {t: {type: string}}}, {type: array, items: {type: string}}]}",
      ),
    },
    head: {
      inventory: must(
        "{discriminator: {propertyName: t}, oneOf: [{type: object, properties: {t: {type: string}}}, {type: array, items: {type: string}}]}",
      ),
    },
  },
  {
    there: "schema-added",
    back: "schema-removed",
    base: {},
    head: { schemas: "Vm: {type: object, properties: {x: {type: string}}}" },
    undo: 'const vm: import("./src/models/Vm.js").Vm = {}; void vm;',
  },
  {
    there: "documentation-changed",
    back: "documentation-changed",
    base: {},
    head: { operation: "description: Words." },
  },
];
