import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { type Served, serve } from "../../src/mock/serve.ts";
import { read, requestOf, tinyModel } from "./caller.ts";

/** Operations whose params are under keys that are hardly any: servers look each up as it is. */
const keyed = (path: string, operationId: string, key: string) => `
  /zstack/v1/${path}:
    post:
      operationId: ${operationId}
      security: []
      x-zstack: {execution: sync}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                ${JSON.stringify(key)}: {type: object, required: [name], properties: {name: {type: string}}}
                systemTags: {type: array, items: {type: string}}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/ThingInventory'}}}}}`;

const model = tinyModel(
  [
    keyed("groups", "AddVmToVmSchedulingRuleGroup", ""),
    keyed("isos", "AttachIsoToVmInstance", "null"),
    keyed("blocks", "AddBlockPrimaryStorage", "param"),
  ].join(""),
  "{ThingInventory: {type: object, properties: {uuid: {type: string}, name: {type: string}}}}",
);

let server: Served;
beforeAll(async () => {
  server = await serve(createMock(model));
});
afterAll(() => server.close());

const post = async (path: string, body: unknown) =>
  read(await fetch(requestOf(server.url, `POST /zstack/v1/${path}`, { body })));

describe("params", () => {
  test.each([
    ["groups", { "": { name: "a" } }],
    ["isos", { null: { name: "a" } }],
    ["blocks", { param: { name: "a" } }],
    ["groups", { "": { name: "a" }, params: { name: "b" }, systemTags: ["x::y"] }],
  ])("to %s are read under %j", async (path, body) => {
    expect(await post(path, body)).toMatchObject({ status: 200, body: { inventory: { name: "a" } } });
  });

  test.each([
    ["groups", { params: { name: "a" } }],
    ["groups", { null: { name: "a" } }],
    ["groups", { name: "a" }],
    ["groups", { "": null }],
    ["isos", { "": { name: "a" } }],
    ["isos", { params: { name: "a" } }],
    ["isos", null],
    ["blocks", { params: { name: "a" } }],
  ])("to %s are missed in %j", async (path, body) => {
    const { status, body: answer } = await post(path, body);
    expect([status, answer.error?.code]).toEqual([503, "SYS.1007"]);
  });

  test.each([
    ["groups", { "": "a" }, 'Expected an object but "" is something else'],
    ["isos", { null: ["a"] }, 'Expected an object but "null" is something else'],
  ])("to %s cannot be %j", async (path, body, text) => {
    expect(await post(path, body)).toEqual({ status: 500, body: text, contentType: null });
  });
});
