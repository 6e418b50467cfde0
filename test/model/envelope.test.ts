import { describe, expect, test } from "vitest";
import { modelOf, problemsOf } from "../text-files.ts";
import { operationOf, specOf } from "./spec-builder.ts";

const PARAMS = "{type: object, properties: {name: {type: string}}}";
const TAGS =
  "systemTags: {type: array, items: {type: string}}, userTags: {type: array, items: {type: string}}";

describe("the wrapper key of a body", () => {
  test.each([
    [
      "is the property that x-zstack.action names",
      {
        body: `{type: object, properties: {doThing: ${PARAMS}, ${TAGS}}}`,
        extra: "x-zstack: {action: doThing, documentedKey: params}",
      },
      { wrapper: "doThing", actionKey: "doThing", documentedKey: "params" },
    ],
    [
      "is the documented one, when the spec is written as the page is",
      {
        body: `{type: object, properties: {params: ${PARAMS}, ${TAGS}}}`,
        extra: "x-zstack: {action: doThing, documentedKey: params}",
      },
      { wrapper: "params", actionKey: "doThing", documentedKey: "params" },
    ],
    [
      "is documented even if only the action is named",
      { body: `{type: object, properties: {params: ${PARAMS}}}`, extra: "x-zstack: {action: doThing}" },
      { wrapper: "params", actionKey: "doThing", documentedKey: "params" },
    ],
    [
      "is the only object beside the tags, when nothing is said",
      { body: `{type: object, properties: {params: ${PARAMS}, ${TAGS}}}` },
      { wrapper: "params", actionKey: "params", documentedKey: undefined },
    ],
    [
      "is found through a reference",
      { body: "{$ref: '#/components/schemas/Body'}" },
      { wrapper: "params", actionKey: "params", documentedKey: undefined },
    ],
    [
      "is absent when several properties stand side by side",
      { body: "{type: object, properties: {a: {type: string}, b: {type: object}}}" },
      { wrapper: undefined, actionKey: undefined, documentedKey: undefined },
    ],
    [
      "is absent when the only property is no object",
      { body: "{type: object, properties: {name: {type: string}}}" },
      { wrapper: undefined, actionKey: undefined, documentedKey: undefined },
    ],
    [
      "is absent when the only property describes a named text",
      {
        body: "{type: object, properties: {name: {allOf: [{$ref: '#/components/schemas/Name'}, {description: Which.}]}}}",
      },
      { wrapper: undefined, actionKey: undefined, documentedKey: undefined },
    ],
    [
      "is absent when the only property may be a text as well",
      {
        body: `{type: object, properties: {name: {oneOf: [${PARAMS}, {$ref: '#/components/schemas/Name'}]}}}`,
      },
      { wrapper: undefined, actionKey: undefined, documentedKey: undefined },
    ],
    [
      "is the only property that describes a named object",
      {
        body: "{type: object, properties: {params: {allOf: [{$ref: '#/components/schemas/Body'}, {description: Which.}]}}}",
      },
      { wrapper: "params", actionKey: "params", documentedKey: undefined },
    ],
    [
      "is the only property that is one object or another, or null",
      {
        body: `{type: object, properties: {params: {oneOf: [${PARAMS}, {$ref: '#/components/schemas/Body'}, {type: 'null'}]}}}`,
      },
      { wrapper: "params", actionKey: "params", documentedKey: undefined },
    ],
    [
      "is the action when the spec has no body at all",
      { extra: "x-zstack: {action: doThing}" },
      { wrapper: undefined, actionKey: "doThing", documentedKey: undefined },
    ],
  ])("%s", (_, parts, want) => {
    const files = specOf(operationOf(parts), {
      rest: `components: {schemas: {Name: {type: string}, Body: {type: object, properties: {params: ${PARAMS}}}}}`,
    });
    expect(modelOf(files).operations[0]?.body).toMatchObject(want);
  });

  test("is the fragment that tells actions of one path apart, and the fragment stays off the wire", () => {
    const [operation] = modelOf(
      specOf(operationOf({}), { path: "'/zstack/v1/things/actions#doThing'" }),
    ).operations;
    expect(operation).toMatchObject({ path: "/zstack/v1/things/actions", body: { actionKey: "doThing" } });
  });

  test("leaves an operation without body and action alone", () => {
    const [operation] = modelOf(
      specOf(operationOf({}), { method: "get", path: "/zstack/v1/things" }),
    ).operations;
    expect(operation?.body).toBeUndefined();
  });
});

describe("the result", () => {
  test.each([
    [
      "is inventory",
      { ok: "{type: object, properties: {inventory: {type: string}}}" },
      { kind: "property", property: "inventory" },
    ],
    [
      "is inventories",
      {
        ok: "{type: object, properties: {inventories: {type: array, items: {type: string}}, total: {type: integer}}}",
      },
      { kind: "property", property: "inventories" },
    ],
    [
      "is what x-zstack.result names",
      {
        ok: "{type: object, properties: {inventory: {type: string}, inventories: {type: array}}}",
        extra: "x-zstack: {result: inventories}",
      },
      { kind: "property", property: "inventories" },
    ],
    [
      "is found through references and allOf",
      { ok: "{allOf: [{$ref: '#/components/schemas/Result'}]}" },
      { kind: "property", property: "inventory" },
    ],
    [
      "is the whole body without either",
      { ok: "{type: object, properties: {valid: {type: boolean}}}" },
      { kind: "body" },
    ],
    [
      "is the whole body when x-zstack.result says so by none",
      { ok: "{type: object, properties: {inventory: {type: string}}}", extra: "x-zstack: {result: none}" },
      { kind: "body" },
    ],
    [
      "is the whole body of a map",
      { ok: "{type: object, additionalProperties: {type: string}}" },
      { kind: "body" },
    ],
    [
      "is the whole body of a map by name, described",
      { ok: "{allOf: [{$ref: '#/components/schemas/Labels'}, {description: All.}]}" },
      { kind: "body" },
    ],
    [
      "is the whole body of a map by patterns",
      { ok: "{type: object, patternProperties: {'^x-': {type: string}}}" },
      { kind: "body" },
    ],
    [
      "is the whole body of a described text",
      { ok: "{allOf: [{type: string}, {description: All.}]}" },
      { kind: "body" },
    ],
    [
      "is the whole body of a described choice",
      {
        ok: "{allOf: [{oneOf: [{$ref: '#/components/schemas/Result'}, {type: object}]}, {description: All.}]}",
      },
      { kind: "body" },
    ],
    [
      "is nothing for a described object that is empty",
      { ok: "{allOf: [{type: object}, {description: Nothing.}]}" },
      { kind: "none" },
    ],
    ["is nothing for an empty object", { ok: "{type: object}" }, { kind: "none" }],
    [
      "is nothing beside success and error",
      { ok: "{type: object, properties: {success: {type: boolean}, error: {type: object}}}" },
      { kind: "none" },
    ],
    ["is nothing without a body", {}, { kind: "none" }],
  ])("%s", (_, parts, want) => {
    const files = specOf(operationOf(parts), {
      rest: "components: {schemas: {Labels: {type: object, additionalProperties: {type: string}}, Result: {type: object, properties: {inventory: {type: string}}}}}",
    });
    expect(modelOf(files).operations[0]?.result).toMatchObject(want);
  });

  test("that the response does not have is a fault", async () => {
    const files = specOf(operationOf({ ok: "{type: object}", extra: "x-zstack: {result: inventory}" }));
    expect(await problemsOf(files)).toEqual(["openapi.yaml:7:26 [missing-payload]"]);
  });
});

describe("execution", () => {
  test.each([
    [
      "a job when it can answer 202",
      "responses: {'200': {description: a}, '202': {description: b}}",
      "job",
      undefined,
    ],
    ["synchronous otherwise", "responses: {'200': {description: a}}", "sync", undefined],
    [
      "what x-zstack says",
      "responses: {'200': {description: a}}\nx-zstack: {execution: job, documentedExecution: sync}",
      "job",
      "sync",
    ],
    [
      "documented only where the page differs",
      "responses: {'200': {description: a}}\nx-zstack: {execution: job, documentedExecution: job}",
      "job",
      undefined,
    ],
  ])("is %s", (_, operation, execution, documentedExecution) => {
    const [read] = modelOf(specOf(`operationId: DoThing\n${operation}`)).operations;
    expect(read).toMatchObject({ execution, documentedExecution });
  });
});

describe("authentication", () => {
  test.each([
    ["is needed when nothing is said", "", "", true],
    ["is needed when the document says so", "", "security: [{oauth: []}]", true],
    ["is not needed with an empty list", "security: []", "security: [{oauth: []}]", false],
    ["is not needed when the document has an empty list", "", "security: []", false],
    ["is the operation's own matter first", "security: [{oauth: []}]", "security: []", true],
  ])("%s", (_, extra, rest, want) => {
    const [operation] = modelOf(specOf(operationOf({ extra }), { rest })).operations;
    expect(operation?.authenticated).toBe(want);
  });
});
