import { describe, expect, test } from "vitest";
import { compare, type SpecParts, verdictsOf } from "./pair.ts";

const object = (properties: string, rest = "") => `{type: object, ${rest} properties: {${properties}}}`;
const SHARED = (properties: string) => `Vm: ${object(properties)}`;
const REF = "{$ref: '#/components/schemas/Vm'}";
const query = (rest: string) => `[{name: q, in: query, ${rest} schema: {type: string}}]`;
const security = (list: string) =>
  `components: {securitySchemes: {a: {type: http, scheme: basic}, b: {type: apiKey, in: header, name: K}}}\nsecurity: ${list}`;

/** An edit with what is said of it, and of its undoing. */
const EDITS: readonly (readonly [
  what: string,
  base: SpecParts,
  head: SpecParts,
  there: readonly string[],
  back: readonly string[],
])[] = [
  [
    "a required property of the request",
    { params: object("a: {type: string}") },
    { params: object("a: {type: string}, b: {type: string}", "required: [b],") },
    ["required-request-property-added breaking/breaking"],
    ["request-property-removed warning/breaking"],
  ],
  [
    "an optional property of the request",
    { params: object("a: {type: string}") },
    { params: object("a: {type: string}, b: {type: string}") },
    ["optional-request-property-added compatible/compatible"],
    ["request-property-removed warning/breaking"],
  ],
  [
    "an optional property of the response",
    { inventory: object("a: {type: string}") },
    { inventory: object("a: {type: string}, b: {type: string}") },
    ["response-property-added compatible/compatible"],
    ["response-property-removed breaking/breaking"],
  ],
  [
    "requiredness in the response",
    { inventory: object("a: {type: string}", "required: [a],") },
    { inventory: object("a: {type: string}") },
    ["response-property-became-optional breaking/breaking"],
    ["response-property-became-required compatible/compatible"],
  ],
  [
    "requiredness in the request",
    { params: object("a: {type: string}") },
    { params: object("a: {type: string}", "required: [a],") },
    ["request-property-became-required breaking/breaking"],
    ["request-property-became-optional compatible/compatible"],
  ],
  [
    "a value of an open set",
    { inventory: object("a: {anyOf: [{type: string, enum: [x]}, {type: string}]}") },
    { inventory: object("a: {anyOf: [{type: string, enum: [x, y]}, {type: string}]}") },
    ["known-value-added compatible/compatible"],
    ["known-value-removed compatible/compatible"],
  ],
  [
    "a value of a closed set in the response",
    { inventory: object("a: {type: string, enum: [x]}") },
    { inventory: object("a: {type: string, enum: [x, y]}") },
    ["response-value-added warning/compatible"],
    ["response-value-removed compatible/compatible"],
  ],
  [
    "a value of a closed set in the request",
    { params: object("a: {type: string, enum: [x]}") },
    { params: object("a: {type: string, enum: [x, y]}") },
    ["request-value-added compatible/compatible"],
    ["request-value-removed breaking/compatible"],
  ],
  [
    "a limit of the request",
    { params: object("a: {type: string, maxLength: 9}") },
    { params: object("a: {type: string, maxLength: 5}") },
    ["request-limit-tightened breaking/none"],
    ["request-limit-loosened compatible/none"],
  ],
  [
    "null in the response",
    { inventory: object("a: {type: string}") },
    { inventory: object("a: {type: [string, 'null']}") },
    ["response-null-allowed breaking/breaking"],
    ["response-null-refused compatible/compatible"],
  ],
  [
    "a number that may have a fraction",
    { inventory: object("a: {type: integer}") },
    { inventory: object("a: {type: number}") },
    ["response-number-widened breaking/compatible"],
    ["response-number-narrowed compatible/compatible"],
  ],
  [
    "another type",
    { params: object("a: {type: string}"), inventory: object("a: {type: string}") },
    { params: object("a: {type: boolean}"), inventory: object("a: {type: boolean}") },
    ["request-type-changed breaking/breaking", "response-type-changed breaking/breaking"],
    ["request-type-changed breaking/breaking", "response-type-changed breaking/breaking"],
  ],
  [
    "the wrapper key",
    { key: "params" },
    { key: "createThing" },
    ["wrapper-key-changed breaking/compatible"],
    ["wrapper-key-changed breaking/compatible"],
  ],
  [
    "the action",
    { key: "params", extension: "{action: makeThing, documentedKey: params}" },
    { key: "params", extension: "{action: createThing, documentedKey: params}" },
    ["action-changed breaking/compatible"],
    ["action-changed breaking/compatible"],
  ],
  [
    "the execution",
    { extension: "{execution: sync}" },
    { extension: "{execution: job}" },
    ["execution-became-job warning/compatible"],
    ["execution-became-sync warning/breaking"],
  ],
  [
    "what the page says",
    { extension: "{documentedKey: params}" },
    { extension: "{documentedKey: params, documentedExecution: job, since: 4.5.0}" },
    ["documentation-changed none/none"],
    ["documentation-changed none/none"],
  ],
  [
    "descriptions",
    { inventory: object("a: {type: string, description: one}"), operation: "description: one" },
    { inventory: object("a: {type: string, description: two, example: x}"), operation: "description: two" },
    ["documentation-changed none/none", "documentation-changed none/none"],
    ["documentation-changed none/none", "documentation-changed none/none"],
  ],
  [
    "the operationId",
    { id: "CreateThing" },
    { id: "MakeThing" },
    ["operation-id-changed none/breaking"],
    ["operation-id-changed none/breaking"],
  ],
  [
    "the path",
    { path: "/zstack/v1/things" },
    { path: "/zstack/v2/things" },
    ["operation-path-changed breaking/compatible"],
    ["operation-path-changed breaking/compatible"],
  ],
  [
    "the name of a path parameter",
    { path: "/t/{uuid}", parameters: "[{name: uuid, in: path, required: true, schema: {type: string}}]" },
    { path: "/t/{id}", parameters: "[{name: id, in: path, required: true, schema: {type: string}}]" },
    ["path-parameter-renamed none/breaking"],
    ["path-parameter-renamed none/breaking"],
  ],
  [
    "a query parameter that is required",
    { parameters: query("") },
    { parameters: query("required: true,") },
    ["parameter-became-required breaking/breaking"],
    ["parameter-became-optional compatible/compatible"],
  ],
  [
    "a required header",
    {},
    { parameters: "[{name: X-Trace, in: header, required: true, schema: {type: string}}]" },
    ["required-parameter-added breaking/none"],
    ["parameter-removed warning/none"],
  ],
  [
    "one more way to authenticate",
    { root: security("[{a: []}]") },
    { root: security("[{a: []}, {b: []}]") },
    ["security-alternative-added compatible/compatible"],
    ["security-alternative-removed breaking/compatible"],
  ],
  [
    "authentication",
    { root: security("[]") },
    { root: security("[{a: []}]") },
    ["authentication-required breaking/compatible"],
    ["authentication-dropped compatible/compatible"],
  ],
  [
    "a property of a shared schema in both directions",
    { schemas: SHARED("a: {type: string}, b: {type: string}"), params: REF, inventory: REF },
    { schemas: SHARED("a: {type: string}"), params: REF, inventory: REF },
    ["request-property-removed warning/breaking", "response-property-removed breaking/breaking"],
    [
      "optional-request-property-added compatible/compatible",
      "response-property-added compatible/compatible",
    ],
  ],
  [
    "a schema that nobody carries",
    { schemas: SHARED("a: {type: string}, b: {type: string}") },
    { schemas: SHARED("a: {type: string}") },
    ["response-property-removed none/warning"],
    ["response-property-added none/compatible"],
  ],
  [
    "a schema's name",
    { schemas: SHARED("a: {type: string}"), inventory: REF },
    {
      schemas: SHARED("a: {type: string}").replace("Vm", "Machine"),
      inventory: REF.replace("Vm", "Machine"),
    },
    ["schema-added none/compatible", "schema-removed none/breaking"],
    ["schema-added none/compatible", "schema-removed none/breaking"],
  ],
  [
    "a further alternative of a response",
    { inventory: object("a: {oneOf: [{type: string}, {type: object, properties: {x: {type: string}}}]}") },
    {
      inventory: object(
        "a: {oneOf: [{type: string}, {type: object, properties: {x: {type: string}}}, {type: array, items: {type: string}}]}",
      ),
    },
    ["response-variant-added breaking/breaking"],
    ["response-variant-removed compatible/compatible"],
  ],
  [
    "a schema that becomes one alternative of two",
    {
      schemas:
        "A: {type: object, properties: {x: {type: string}}}, B: {type: object, properties: {y: {type: string}}}",
      params: object("a: {$ref: '#/components/schemas/A'}"),
    },
    {
      schemas:
        "A: {type: object, properties: {x: {type: string}}}, B: {type: object, properties: {y: {type: string}}}",
      params: object("a: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}"),
    },
    ["request-variant-added compatible/compatible"],
    ["request-variant-removed breaking/breaking"],
  ],
  [
    "an answer to success",
    {},
    {
      responses:
        "{'200': {description: ok, content: {application/json: {schema: {type: object, required: [inventory], properties: {inventory: {type: object, properties: {uuid: {type: string}}}}}}}}, '204': {description: none}}",
    },
    ["success-response-added compatible/none"],
    ["success-response-removed breaking/none"],
  ],
  [
    "a header in small letters",
    {
      responses:
        "{'200': {description: ok, headers: {x-count: {required: true, schema: {type: string}}}, content: {application/json: {schema: {type: object, properties: {inventory: {type: object, properties: {uuid: {type: string}}}}}}}}}",
    },
    {
      responses:
        "{'200': {description: ok, headers: {X-Count: {required: true, schema: {type: integer}}}, content: {application/json: {schema: {type: object, properties: {inventory: {type: object, properties: {uuid: {type: string}}}}}}}}}",
    },
    ["response-type-changed breaking/none"],
    ["response-type-changed breaking/none"],
  ],
  [
    "one listed value that is written as a constant",
    { inventory: object("a: {type: string, enum: [x]}") },
    { inventory: object("a: {const: x}") },
    ["response-enum-became-const none/compatible"],
    ["response-const-became-enum none/breaking"],
  ],
  [
    "null beside listed values",
    { inventory: object("a: {type: string, enum: [x]}") },
    { inventory: object("a: {type: [string, 'null'], enum: [x]}") },
    ["response-null-allowed breaking/breaking"],
    ["response-null-refused compatible/compatible"],
  ],
  [
    "a type that its listed values contradict",
    { params: object("a: {type: integer, enum: [x]}") },
    { params: object("a: {type: string, enum: [x]}") },
    ["request-type-changed breaking/breaking"],
    ["request-type-changed breaking/breaking"],
  ],
  [
    "a condition on the request",
    { params: object("a: {type: string}") },
    { params: object("a: {type: string, not: {const: x}}") },
    ["request-constraint-added breaking/none"],
    ["request-constraint-removed compatible/none"],
  ],
];

describe("judgement of", () => {
  test.each(EDITS)("%s", (_, base, head, there, back) => {
    expect(verdictsOf(compare(base, head))).toEqual([...there].sort());
    expect(verdictsOf(compare(head, base))).toEqual([...back].sort());
  });
});

test("a value is told with all its digits", () => {
  const withDefault = (value: string) => ({
    params: object(`a: {type: array, items: {}, default: ${value}}`),
  });
  const { changes } = compare(withDefault("[9223372036854775807]"), withDefault("[9223372036854775806]"));
  expect(changes.map(({ message }) => message.en)).toEqual([
    expect.stringMatching(/\[9223372036854775807\].*\[9223372036854775806\]/),
  ]);
});
