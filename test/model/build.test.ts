import { describe, expect, test } from "vitest";
import { moduleNameOf } from "../../src/model/names.ts";
import { modelOf, problemsOf, readAll } from "../text-files.ts";
import { operationOf, specOf } from "./spec-builder.ts";

const HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
const OK = "responses: {'200': {description: a}}";

describe("a fault is told with its place:", () => {
  test.each([
    ["no OpenAPI document", "just a text", ["o.yaml:1:1 [not-openapi]"]],
    ["an empty file", "", ["o.yaml:1:1 [not-openapi]"]],
    ["no version", "paths: {}", ["o.yaml:1:1 [openapi-version]"]],
    ["another version", "openapi: 3.0.3\npaths: {}", ["o.yaml:1:10 [openapi-version]"]],
    ["paths that are a list", "openapi: 3.1.0\npaths: []", ["o.yaml:2:8 [wrong-type]"]],
    [
      "an operation that is a text",
      "openapi: 3.1.0\npaths: {/a: {get: x}}",
      ["o.yaml:2:19 [wrong-type]", "o.yaml:2:14 [missing-operation-id]"].sort(),
    ],
    ["no operationId", `${HEAD}paths: {/a: {get: {${OK}}}}`, ["o.yaml:3:14 [missing-operation-id]"]],
    [
      "an operationId that is no identifier",
      `${HEAD}paths: {/a: {get: {operationId: do-it, ${OK}}}}`,
      ["o.yaml:3:33 [operation-id]"],
    ],
    [
      "an operationId that becomes a reserved word",
      `${HEAD}paths: {/a: {get: {operationId: Delete, ${OK}}}}`,
      ["o.yaml:3:33 [operation-id]"],
    ],
    [
      "an operationId used twice",
      `${HEAD}paths:\n  /a: {get: {operationId: A, ${OK}}}\n  /b: {get: {operationId: A, ${OK}}}`,
      ["o.yaml:5:27 [duplicate-operation-id]"],
    ],
    [
      "operationIds that name one function",
      `${HEAD}paths:\n  /a: {get: {operationId: DoIt, ${OK}}}\n  /b: {get: {operationId: doIt, ${OK}}}`,
      ["o.yaml:5:27 [duplicate-operation-id]"],
    ],
    [
      "operationIds that name one file",
      `${HEAD}paths:\n  /a: {get: {operationId: GetVM, ${OK}}}\n  /b: {get: {operationId: GetVm, ${OK}}}`,
      ["o.yaml:5:27 [same-file]"],
    ],
    [
      "no 200",
      `${HEAD}paths: {/a: {get: {operationId: A, responses: {'202': {description: b}}}}}`,
      ["o.yaml:3:36 [missing-200]"],
    ],
    ["no responses at all", `${HEAD}paths: {/a: {get: {operationId: A}}}`, ["o.yaml:3:14 [missing-200]"]],
    [
      "a path parameter that is not declared",
      `${HEAD}paths: {'/a/{id}': {get: {operationId: A, ${OK}}}}`,
      ["o.yaml:3:21 [path-parameter]"],
    ],
    [
      "a path parameter that is not in the path",
      `${HEAD}paths: {/a: {get: {operationId: A, parameters: [{name: id, in: path, schema: {type: string}}], ${OK}}}}`,
      ["o.yaml:3:49 [path-parameter]"],
    ],
    [
      "a parameter without a place",
      `${HEAD}paths: {/a: {get: {operationId: A, parameters: [{name: id}], ${OK}}}}`,
      ["o.yaml:3:49 [parameter]"],
    ],
    [
      "a schema name that is no identifier",
      "openapi: 3.1.0\ncomponents: {schemas: {Vm-Inventory: {}}}",
      ["o.yaml:2:24 [schema-name]"],
    ],
    [
      "a schema name that is a keyword",
      "openapi: 3.1.0\ncomponents: {schemas: {class: {}}}",
      ["o.yaml:2:24 [schema-name]"],
    ],
    [
      "schema names that name one file",
      "openapi: 3.1.0\ncomponents: {schemas: {Vm: {}, VM: {}}}",
      ["o.yaml:2:32 [same-file]"],
    ],
    [
      "a schema that is a text",
      "openapi: 3.1.0\ncomponents: {schemas: {Vm: text}}",
      ["o.yaml:2:28 [wrong-type]"],
    ],
    [
      "an unknown type",
      "openapi: 3.1.0\ncomponents: {schemas: {Vm: {type: long}}}",
      ["o.yaml:2:35 [unknown-type]"],
    ],
    [
      "required that is no list",
      "openapi: 3.1.0\ncomponents: {schemas: {Vm: {type: object, required: true}}}",
      ["o.yaml:2:53 [wrong-type]"],
    ],
    [
      "properties that are a list",
      "openapi: 3.1.0\ncomponents: {schemas: {Vm: {type: object, properties: [a]}}}",
      ["o.yaml:2:55 [wrong-type]"],
    ],
    [
      "a limit that is a text",
      "openapi: 3.1.0\ncomponents: {schemas: {Vm: {type: string, maxLength: '3'}}}",
      ["o.yaml:2:54 [wrong-type]"],
    ],
  ])("%s", (_, text, want) => {
    expect(problemsOf({ "o.yaml": text }).sort()).toEqual(want);
  });
});

describe("an x-zstack that breaks its schema is told with its place:", () => {
  test.each([
    ["a misspelt key", "x-zstack: {executon: job}", "7:18"],
    ["a value that is not known", "x-zstack: {execution: async}", "7:29"],
    ["a version that became a number", "x-zstack: {since: 4.10}", "7:25"],
    ["an action that is no name", "x-zstack: {action: 'a b'}", "7:26"],
    ["a text where a mapping belongs", "x-zstack: job", "7:17"],
    ["a misspelt key in the Chinese part", "x-zstack: {zh-CN: {sumary: 概要}}", "7:26"],
  ])("%s", (_, extra, place) => {
    expect(problemsOf(specOf(operationOf({ extra })))).toEqual([`openapi.yaml:${place} [x-zstack]`]);
  });

  test("and each misspelt key of one object", () => {
    expect(problemsOf(specOf(operationOf({ extra: "x-zstack: {sinse: '1', acton: x}" })))).toHaveLength(2);
  });

  test("on a property", () => {
    const files = {
      "o.yaml": "openapi: 3.1.0\ncomponents: {schemas: {A: {properties: {b: {x-zstack: {typ: long}}}}}}",
    };
    expect(problemsOf(files)).toEqual(["o.yaml:2:56 [x-zstack]"]);
  });

  test("with the known keys in its fix", () => {
    const { problems } = readAll(specOf(operationOf({ extra: "x-zstack: {executon: job}" })));
    expect(problems[0]).toMatchObject({
      message: expect.stringContaining('"executon"'),
      fix: expect.stringContaining("execution"),
    });
  });
});

describe("schemas", () => {
  const schemaOf = (yaml: string) =>
    modelOf({ "o.yaml": `openapi: 3.1.0\ncomponents: {schemas: {A: ${yaml}}}` }).schemas[0]?.schema;

  test.each([
    ["a type", "{type: string, format: ipv4}", { kind: "string", format: "ipv4" }],
    ["anything", "true", { kind: "any" }],
    [
      "an object by its properties",
      "{properties: {a: {}}}",
      { kind: "object", properties: [{ name: "a", required: false }] },
    ],
    ["an array by its items", "{items: {type: string}}", { kind: "array", items: { kind: "string" } }],
    ["a nullable by its types", "{type: [string, 'null']}", { kind: "string", nullable: true }],
    [
      "a nullable by a choice",
      "{anyOf: [{type: integer, format: int64}, {type: 'null'}]}",
      { kind: "integer", format: "int64", nullable: true },
    ],
    [
      "several types as a choice",
      "{type: [string, integer]}",
      { kind: "anyOf", members: [{ kind: "string" }, { kind: "integer" }] },
    ],
    ["known values", "{enum: [a, b]}", { kind: "string", values: ["a", "b"] }],
    [
      "known values beside the bare type",
      "{anyOf: [{type: string, enum: [a]}, {type: string}], description: d}",
      { kind: "string", values: ["a"], description: { en: "d" } },
    ],
    ["a constant", "{const: 4}", { kind: "number", values: [4] }],
    [
      "a map",
      "{type: object, additionalProperties: {type: string}}",
      { kind: "object", additional: { kind: "string" } },
    ],
    [
      "a closed object",
      "{type: object, additionalProperties: false}",
      { kind: "object", additional: undefined },
    ],
    [
      "own properties beside allOf",
      "{properties: {a: {}}, allOf: [{properties: {b: {}}}]}",
      { kind: "allOf", members: [{ properties: [{ name: "a" }] }, { properties: [{ name: "b" }] }] },
    ],
    [
      "limits, exact beyond 2^53",
      "{type: integer, minimum: 1, maximum: 9223372036854775807}",
      { limits: { minimum: 1, maximum: 9223372036854775807n } },
    ],
    [
      "the words in both languages",
      "{description: English, x-zstack: {zh-CN: 中文}}",
      { description: { en: "English", "zh-CN": "中文" } },
    ],
    [
      "English where there is no Chinese",
      "{description: English}",
      { description: { en: "English", "zh-CN": "English" } },
    ],
    ["the Java type", "{type: integer, x-zstack: {type: Long}}", { javaType: "Long" }],
  ])("%s", (_, yaml, want) => {
    expect(schemaOf(yaml)).toMatchObject(want);
  });

  test.each([
    ["{undocumented: {source: the wire}}", "the wire"],
    ["{undocumented: true, source: the wire}", "the wire"],
    ["{undocumented: false}", undefined],
    ["{type: String}", undefined],
  ])("a property with x-zstack %s is undocumented by %s", (extension, want) => {
    const schema = schemaOf(`{properties: {a: {type: string, x-zstack: ${extension}}}}`);
    expect(schema?.kind === "object" && schema.properties[0]?.undocumented).toBe(want);
  });
});

test.each([
  ["CreateVmFromCdpBackup", "create-vm-from-cdp-backup"],
  ["ChangeIAM2VirtualIDType", "change-iam2-virtual-id-type"],
  ["GetL3NetworkDhcpIpAddress", "get-l3-network-dhcp-ip-address"],
  ["queryVm", "query-vm"],
  ["SetVmQGA", "set-vm-qga"],
])("%s is in the module %s", (operationId, want) => {
  expect(moduleNameOf(operationId)).toBe(want);
});

test("operations and schemas are sorted, whatever their order in the files", () => {
  const files = (paths: string) => ({
    "o.yaml": `${HEAD}paths:\n${paths}\ncomponents: {schemas: {B: {}, A: {}}}`,
  });
  const a = `  /a: {get: {operationId: B, ${OK}}}`;
  const b = `  /b: {get: {operationId: A, ${OK}}}`;
  for (const paths of [`${a}\n${b}`, `${b}\n${a}`]) {
    const model = modelOf(files(paths));
    expect(model.operations.map(({ operationId }) => operationId)).toEqual(["A", "B"]);
    expect(model.schemas.map(({ name }) => name)).toEqual(["A", "B"]);
  }
});
