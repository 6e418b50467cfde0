import { describe, expect, test } from "vitest";
import { diff } from "../../src/diff/judge.ts";
import { prune } from "../../src/diff/prune.ts";
import { build } from "../../src/model/build.ts";
import { FACADE_LIMIT } from "../../src/model/facade-limit.ts";
import type { JsonObject } from "../../src/model/model.ts";
import { loadText, modelOf } from "../text-files.ts";
import { compare } from "./pair.ts";

/** Operations `Get0`, `Get1`, … of which every third answers with `Vm`, and `Vm` has a `Nic`. */
function manyOperations(count: number, { nic, failed = "string" }: { nic: string; failed?: string }): string {
  const paths = Array.from({ length: count }, (_, at) => {
    const schema =
      at % 3 === 0 ? "{$ref: '#/components/schemas/Vm'}" : "{type: object, properties: {x: {type: string}}}";
    return `  /t/${at}:
    get:
      operationId: Get${at}
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, properties: {inventory: ${schema}}}}}}
        '503': {$ref: '#/components/responses/Failed'}`;
  });
  return `openapi: 3.1.0
info: {title: Many, version: 1.0.0}
paths:
${paths.join("\n")}
components:
  responses:
    Failed: {description: no, content: {application/json: {schema: {type: object, properties: {code: {type: ${failed}}}}}}}
  schemas:
    Vm: {type: object, properties: {nic: {$ref: '#/components/schemas/Nic'}, next: {$ref: '#/components/schemas/Vm'}}}
    Nic: ${nic}
`;
}

const NIC = "{type: object, properties: {ip: {type: string}, mtu: {type: integer}}}";
const LESS = "{type: object, properties: {ip: {type: string}}}";
const model = (text: string) => modelOf({ "openapi.yaml": text });

describe("a change of what is shared", () => {
  test("names each operation it reaches, through schemas that lead to schemas", () => {
    const { changes } = diff(model(manyOperations(7, { nic: NIC })), model(manyOperations(7, { nic: LESS })));
    expect(changes.map(({ id, operationIds }) => [id, ...operationIds])).toEqual([
      ["response-property-removed", "Get0", "Get3", "Get6"],
    ]);
  });

  test.each([
    ["map-undeclared", "{type: object, additionalProperties: true}", "{type: object}"],
    [
      "discriminator-changed",
      "{discriminator: {propertyName: a}, oneOf: [{type: object, properties: {a: {type: string}, b: {type: string}}}, {type: string}]}",
      "{discriminator: {propertyName: b}, oneOf: [{type: object, properties: {a: {type: string}, b: {type: string}}}, {type: string}]}",
    ],
  ])("is told once where it is the same for requests and for answers: %s", (id, base, head) => {
    const shared = "{type: object, properties: {x: {$ref: '#/components/schemas/X'}}}";
    const { changes } = compare(
      { params: shared, inventory: shared, schemas: `X: ${base}` },
      { params: shared, inventory: shared, schemas: `X: ${head}` },
    );
    expect(changes.map((change) => [change.id, ...change.operationIds])).toEqual([[id, "CreateThing"]]);
  });

  test("names each operation of a shared response once, and is no matter of the client's", () => {
    const { changes } = diff(
      model(manyOperations(3, { nic: NIC })),
      model(manyOperations(3, { nic: NIC, failed: "integer" })),
    );
    expect(changes.map(({ id, wire, client, operationIds }) => [id, wire, client, ...operationIds])).toEqual([
      ["response-type-changed", "breaking", "none", "Get0", "Get1", "Get2"],
    ]);
  });

  test("says what it is about as a reader would", () => {
    const { changes } = diff(model(manyOperations(1, { nic: NIC })), model(manyOperations(1, { nic: LESS })));
    expect(changes.map(({ message }) => message)).toEqual([
      { en: "Nic.mtu removed from the response", "zh-CN": "响应删除 Nic.mtu" },
    ]);
  });
});

describe("of large documents", () => {
  const document = (text: string) => loadText({ "openapi.yaml": text }).document as JsonObject;
  const built = (value: JsonObject) =>
    build({ ...loadText({ "openapi.yaml": "openapi: 3.1.0" }), document: value }).model;
  const base = document(manyOperations(400, { nic: NIC }));

  test.each([
    ["nothing", manyOperations(400, { nic: NIC }), 0],
    ["one operation", manyOperations(401, { nic: NIC }), 1],
    ["what a third of them uses", manyOperations(400, { nic: LESS }), 134],
  ])("only what differs is read: %s", (_, text, count) => {
    const head = document(text);
    const pruned = prune(base, head);
    expect(Object.keys(pruned.head.paths as object)).toHaveLength(count);
    expect(diff(built(pruned.base), built(pruned.head))).toEqual(diff(built(base), built(head)));
  });

  test.each([
    ["the last that the root of a package has", FACADE_LIMIT, FACADE_LIMIT + 1, ["root-emptied"]],
    ["more than it has, beyond what it has", FACADE_LIMIT + 1, 2 * FACADE_LIMIT + 2, []],
  ])("all is read when the number of operations matters: %s", (_, before, after, want) => {
    const [b, h] = [before, after].map((count) => document(manyOperations(count, { nic: NIC })));
    const pruned = prune(b!, h!);
    const { changes } = diff(built(pruned.base), built(pruned.head));
    expect(changes.map(({ id }) => id).filter((id) => id !== "operation-added")).toEqual(want);
    expect(changes).toEqual(diff(built(b!), built(h!)).changes);
  });

  test("all is read when what holds for all differs", () => {
    const head = { ...base, security: [{ oauth: [] }] };
    expect(prune(base, head).head).toBe(head);
  });
});
