import { expect, test } from "vitest";
import { type CallPlan, callPlanOf } from "../../src/model/call-plan.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import { modelOf } from "../text-files.ts";
import { operationOf, specOf } from "./spec-builder.ts";

type Options = NonNullable<Parameters<typeof specOf>[1]>;

function planOf(operation: string, options: Options = {}): CallPlan {
  const model = modelOf(specOf(operation, options));
  return callPlanOf(model.operations[0]!, schemasOf(model));
}

const DO_THING: CallPlan = { id: "DoThing", method: "PUT", path: "/zstack/v1/things/actions" };
const body = (properties: string) => `{type: object, properties: {${properties}}}`;
const params = (properties: string) => operationOf({ body: body(`params: ${body(properties)}`) });
const UUID = "parameters: [{name: uuid, in: path, required: true, schema: {type: string}}";

const ROWS: Readonly<Record<string, [operation: string, options: Options, want: CallPlan]>> = {
  "what is at its default is left out": [operationOf({}), {}, DO_THING],
  "the address is the document's, without the fragment": [
    operationOf({}),
    { path: "/v1/things/actions#doThing" },
    { ...DO_THING, path: "/v1/things/actions", body: { key: "doThing" } },
  ],
  "path and query are params, headers and cookies are not": [
    operationOf({
      extra: `${UUID}, {name: q, in: query, schema: {}}, {name: X-A, in: header, schema: {}}, {name: c, in: cookie, schema: {}}]`,
    }),
    { path: "/v1/things/{uuid}", method: "get" },
    { ...DO_THING, method: "GET", path: "/v1/things/{uuid}", pathParams: ["uuid"], queryParams: ["q"] },
  ],
  "params that are the whole body have no key": [
    operationOf({ body: body("a: {type: string}, b: {type: string}") }),
    {},
    { ...DO_THING, body: {} },
  ],
  "params under a key, and the page's": [
    operationOf({ body: body(`params: ${body("")}`), extra: "x-zstack: {action: doThing}" }),
    {},
    { ...DO_THING, body: { key: "doThing", documentedKey: "params" } },
  ],
  "no authentication": [operationOf({ extra: "security: []" }), {}, { ...DO_THING, authenticated: false }],
  "the payload is a property": [
    operationOf({ ok: body("inventory: {type: object}") }),
    {},
    { ...DO_THING, result: "inventory" },
  ],
  "the payload is all of the answer": [
    operationOf({ ok: body("valid: {type: boolean}") }),
    {},
    { ...DO_THING, result: true },
  ],
  "a job": [operationOf({ extra: "x-zstack: {execution: job}" }), {}, { ...DO_THING, job: true }],
};

test.each(Object.entries(ROWS))("%s", (_, [operation, options, want]) => {
  expect(planOf(operation, options)).toEqual(want);
});

const PASSWORD = "{type: string, format: password}";
const MODELS = `
components:
  schemas:
    Pin: ${PASSWORD}
    Pins: {type: array, items: {$ref: '#/components/schemas/Pin'}}
    User: {type: object, properties: {code: {$ref: '#/components/schemas/Pin'}, boss: {$ref: '#/components/schemas/User'}}}`;

test.each<[what: string, properties: string, want: readonly string[] | undefined]>([
  ["what its name tells anyhow is not", `password: ${PASSWORD}, userToken: ${PASSWORD}`, undefined],
  ["a text", `pin: ${PASSWORD}, name: {type: string}`, ["pin"]],
  [
    "a text by reference, under each of its names",
    "a: {$ref: '#/components/schemas/Pin'}, b: {$ref: '#/components/schemas/Pin'}",
    ["a", "b"],
  ],
  ["a described reference", "a: {allOf: [{$ref: '#/components/schemas/Pin'}], description: A pin.}", ["a"]],
  [
    "a text or null",
    `a: {type: [string, 'null'], format: password}, b: {anyOf: [${PASSWORD}, {type: 'null'}]}`,
    ["a", "b"],
  ],
  ["the texts of a list", "pins: {$ref: '#/components/schemas/Pins'}", ["pins"]],
  [
    "a field of a model, which may be in itself",
    "users: {type: array, items: {$ref: '#/components/schemas/User'}}",
    ["code"],
  ],
  [
    "a field of a map's values",
    "users: {type: object, additionalProperties: {$ref: '#/components/schemas/User'}}",
    ["code"],
  ],
  [
    "a field of a choice",
    `user: {oneOf: [{$ref: '#/components/schemas/User'}, ${body(`pin: ${PASSWORD}`)}]}`,
    ["pin", "code"],
  ],
])("secret because the document says so: %s", (_, properties, want) => {
  expect(planOf(params(properties), { rest: MODELS }).secrets).toEqual(want);
});

test("parameters of the address may be secret too", () => {
  const extra = `${UUID}, {name: pin, in: query, schema: ${PASSWORD}}, {name: X-Pin, in: header, schema: ${PASSWORD}}]`;
  expect(planOf(operationOf({ extra }), { path: "/v1/things/{uuid}" }).secrets).toEqual(["pin"]);
});
