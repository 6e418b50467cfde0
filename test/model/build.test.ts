import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { identifierFault, moduleNameOf } from "../../src/model/names.ts";
import { allProblemsOf, modelOf, problemsOf } from "../text-files.ts";
import { operationOf, specOf } from "./spec-builder.ts";

const HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
const OK = "responses: {'200': {description: a}}";

describe("a fault is told with its place:", () => {
  test.each([
    ["no info", "openapi: 3.1.0\npaths: {}", ["o.yaml:1:1 [structure]"]],
    [
      "a title that is a number",
      "openapi: 3.1.0\ninfo: {title: 4, version: '1'}\npaths: {}",
      ["o.yaml:2:15 [structure]"],
    ],
    ["a path that does not begin with a slash", `${HEAD}paths: {a: {}}`, ["o.yaml:3:9 [structure]"]],
    ["an operation that is nothing", `${HEAD}paths: {/a: {get: null}}`, ["o.yaml:3:19 [structure]"]],
    [
      "responses that are a list",
      `${HEAD}paths: {/a: {get: {operationId: A, responses: []}}}`,
      ["o.yaml:3:47 [structure]"],
    ],
    [
      "a keyword that OpenAPI does not know",
      `${HEAD}paths: {/a: {get: {operationId: A, sumary: x, ${OK}}}}`,
      ["o.yaml:3:36 [structure]"],
    ],
    [
      "a GET with a body",
      `${HEAD}paths: {/a: {get: {operationId: A, requestBody: {content: {application/json: {}}}, ${OK}}}}`,
      ["o.yaml:3:36 [body-of-get]"],
    ],
    [
      "a 200 that is no JSON",
      `${HEAD}paths: {/a: {get: {operationId: A, responses: {'200': {description: a, content: {text/plain: {}}}}}}}`,
      ["o.yaml:3:81 [not-json]"],
    ],
    [
      "params that are a list",
      `${HEAD}paths: {/a: {put: {operationId: A, requestBody: {content: {application/json: {schema: {type: array}}}}, ${OK}}}}`,
      ["o.yaml:3:87 [params-no-object]"],
    ],
    [
      "one name in the path and in the query",
      `${HEAD}paths: {'/{a}': {get: {operationId: A, parameters: [{name: a, in: path, required: true, schema: {}}, {name: a, in: query, schema: {}}], ${OK}}}}`,
      ["o.yaml:3:102 [parameter-twice]"],
    ],
    [
      "a function with the name of a schema",
      `${HEAD}paths: {/a: {get: {operationId: DoIt, ${OK}}}}\ncomponents: {schemas: {doIt: {}}}`,
      ["o.yaml:3:33 [same-name]"],
    ],
    [
      "operationIds that differ in case alone",
      `${HEAD}paths:\n  /a: {get: {operationId: ABC, ${OK}}}\n  /b: {get: {operationId: AbC, ${OK}}}`,
      ["o.yaml:5:27 [same-file]"],
    ],
    [
      "schemas that are each other",
      `${HEAD}components: {schemas: {P: {$ref: '#/components/schemas/Q'}, Q: {$ref: '#/components/schemas/P'}}}`,
      ["o.yaml:3:27 [ref-cycle]", "o.yaml:3:64 [ref-cycle]"],
    ],
    [
      "a schema that is part of itself",
      `${HEAD}components: {schemas: {X: {allOf: [{$ref: '#/components/schemas/X'}]}}}`,
      ["o.yaml:3:27 [ref-cycle]"],
    ],
    [
      "a list of itself",
      `${HEAD}components: {schemas: {X: {type: array, items: {$ref: '#/components/schemas/X'}}}}`,
      ["o.yaml:3:27 [ref-cycle]"],
    ],
    ["no OpenAPI document", "just a text", ["o.yaml:1:1 [not-openapi]"]],
    ["an empty file", "", ["o.yaml:1:1 [empty-file]"]],
    ["no version", "paths: {}", ["o.yaml:1:1 [openapi-version]"]],
    [
      "another version, of which nothing else is told",
      "openapi: 3.0.3\npaths: {/a: {get: {}}}",
      ["o.yaml:1:10 [openapi-version]"],
    ],
    [
      "Swagger 2.0, of which nothing else is told",
      "swagger: '2.0'\npaths: {/a: {get: {responses: {'200': {schema: {$ref: '#/definitions/A'}}}}}}\ndefinitions: {A: {}}",
      ["o.yaml:1:10 [openapi-version]"],
    ],
    ["paths that are a list", `${HEAD}paths: []`, ["o.yaml:3:8 [structure]"]],
    ["an operation that is a text", `${HEAD}paths: {/a: {get: x}}`, ["o.yaml:3:19 [structure]"]],
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
      ["o.yaml:3:49 [structure]", "o.yaml:3:49 [structure]"],
    ],
    [
      "a schema name that is no identifier",
      `${HEAD}components: {schemas: {Vm-Inventory: {}}}`,
      ["o.yaml:3:24 [schema-name]"],
    ],
    [
      "a schema name that generated modules need",
      `${HEAD}components: {schemas: {Shape: {}}}`,
      ["o.yaml:3:24 [schema-name]"],
    ],
    [
      "a schema name that is a keyword",
      `${HEAD}components: {schemas: {class: {}}}`,
      ["o.yaml:3:24 [schema-name]"],
    ],
    [
      "schema names that name one file",
      `${HEAD}components: {schemas: {Vm: {}, VM: {}}}`,
      ["o.yaml:3:32 [same-file]"],
    ],
    ["a schema that is a text", `${HEAD}components: {schemas: {Vm: text}}`, ["o.yaml:3:28 [structure]"]],
    ["an unknown type", `${HEAD}components: {schemas: {Vm: {type: long}}}`, ["o.yaml:3:35 [structure]"]],
    [
      "required that is no list",
      `${HEAD}components: {schemas: {Vm: {type: object, required: true}}}`,
      ["o.yaml:3:53 [structure]"],
    ],
    [
      "properties that are a list",
      `${HEAD}components: {schemas: {Vm: {type: object, properties: [a]}}}`,
      ["o.yaml:3:55 [structure]"],
    ],
    [
      "a limit that is a text",
      `${HEAD}components: {schemas: {Vm: {type: string, maxLength: '3'}}}`,
      ["o.yaml:3:54 [structure]"],
    ],
  ])("%s", async (_, text, want) => {
    expect((await problemsOf({ "o.yaml": text })).sort()).toEqual(want);
  });
});

describe("of a document in another version it is told what to do:", () => {
  test.each([
    ["swagger: '2.0'", "This is Swagger 2.0, which came", "swagger2openapi swagger.yaml -o openapi.yaml"],
    ["swagger: '1.2'", "This is Swagger 1.2, which came", "start it with `openapi: 3.1.0`"],
    ["swagger: 2.0", "This is Swagger 2.0, which came", "npx @scalar/cli document upgrade openapi.yaml"],
    ["openapi: 3.0.3", "OpenAPI 3.0.3 is not understood.", "npx @scalar/cli document upgrade"],
    ["openapi: 3.2.0", "OpenAPI 3.2.0 is not understood.", "Write the document in OpenAPI 3.1"],
    ["paths: {}", "This file does not say which version", "start it with `openapi: 3.1.0`"],
  ])("%s", async (text, message, fix) => {
    const problems = await allProblemsOf({ "o.yaml": text });
    expect(problems).toMatchObject([
      { message: expect.stringContaining(message), fix: expect.stringContaining(fix) },
    ]);
  });
});

describe("what was most likely meant is told:", () => {
  const schema = (text: string) => `${HEAD}components: {schemas: {Disk: {}, A: ${text}}}`;
  const parameter = (text: string) =>
    `${HEAD}paths: {'/a/{uuid}': {get: {operationId: A, parameters: [${text}], ${OK}}}}`;
  const operation = (text: string) => `${HEAD}paths: {/a: {get: {operationId: A, ${text}, ${OK}}}}`;
  test.each([
    ["a type", schema("{type: int}"), "integer"],
    ["a type of Java's", schema("{type: Long}"), "integer"],
    ["a type of a list", schema("{type: [strng, 'null']}"), "string"],
    ["a keyword", schema("{tpye: string}"), "type"],
    ["a keyword in another case", schema("{additionalproperties: true}"), "additionalProperties"],
    ["a place", parameter("{name: uuid, in: pth, required: true, schema: {}}"), "path"],
    ["a name of the path", parameter("{name: uiud, in: path, required: true, schema: {}}"), "uuid"],
    ["a style", parameter("{name: uuid, in: path, required: true, style: simpel, schema: {}}"), "simple"],
    ["a method", `${HEAD}paths: {/a: {gett: {operationId: A, ${OK}}}}`, "get"],
    ["a method in capitals", `${HEAD}paths: {/a: {GET: {operationId: A, ${OK}}}}`, "get"],
    ["a kind of security", `${HEAD}components: {securitySchemes: {a: {type: htpp, scheme: basic}}}`, "http"],
    ["a key of the document", `${HEAD}pahts: {}`, "paths"],
    ["a component", schema("{$ref: '#/components/schemas/Dsik'}"), "Disk"],
    ["a kind of component", schema("{$ref: '#/components/schemes/Disk'}"), "schemas"],
    ["an extension", schema("{x-zstak: {type: long}}"), "x-zstack"],
    ["a key of an extension", operation("x-zstack: {executon: job}"), "execution"],
    ["a key of its Chinese", operation("x-zstack: {zh-CN: {sumary: 概要}}"), "summary"],
    ["a value of an extension", operation("x-zstack: {result: inventry}"), "inventory"],
  ])("%s", async (_, text, meant) => {
    const [problem, ...others] = await allProblemsOf({ "o.yaml": text });
    expect(problem?.fix).toContain(`Perhaps ${meant} was meant.`);
    expect(others).toEqual([]);
  });

  test("unless nothing is like it", async () => {
    const [problem] = await allProblemsOf({ "o.yaml": schema("{zzz: string}") });
    expect(problem?.fix).not.toContain("Perhaps");
  });
});

test("a property may be called what objects inherit, and its faults have their place", async () => {
  const text = `${HEAD}components: {schemas: {A: {properties: {constructor: {type: long}, __proto__: {type: string}}}}}`;
  expect(await problemsOf({ "o.yaml": text })).toEqual(["o.yaml:3:61 [structure]"]);
});

test("a limit of 64 bits is no fault", async () => {
  const text = `${HEAD}components: {schemas: {A: {type: integer, maximum: 9223372036854775807}}}`;
  expect(await problemsOf({ "o.yaml": text })).toEqual([]);
});

test("a schema reference that leads to something else is a fault", async () => {
  const text = `${HEAD}components: {schemas: {A: {$ref: '#/components/parameters/P'}}, parameters: {P: {name: p, in: query, schema: {}}}}`;
  expect(await problemsOf({ "o.yaml": text })).toContain("o.yaml:3:34 [ref-no-schema]");
});

describe("an x-zstack that breaks its schema is told with its place:", () => {
  test.each([
    ["a misspelt key", "x-zstack: {executon: job}", "7:18"],
    ["a value that is not known", "x-zstack: {execution: async}", "7:29"],
    ["a version that became a number", "x-zstack: {since: 4.10}", "7:25"],
    ["an action that is no name", "x-zstack: {action: 'a b'}", "7:26"],
    ["a text where a mapping belongs", "x-zstack: job", "7:17"],
    ["a misspelt key in the Chinese part", "x-zstack: {zh-CN: {sumary: 概要}}", "7:26"],
  ])("%s", async (_, extra, place) => {
    expect(await problemsOf(specOf(operationOf({ extra })))).toEqual([`openapi.yaml:${place} [x-zstack]`]);
  });

  test("and each misspelt key of one object", async () => {
    expect(await problemsOf(specOf(operationOf({ extra: "x-zstack: {sinse: '1', acton: x}" })))).toHaveLength(
      2,
    );
  });

  test("on a property", async () => {
    const files = {
      "o.yaml": `${HEAD}components: {schemas: {A: {properties: {b: {x-zstack: {typ: long}}}}}}`,
    };
    expect(await problemsOf(files)).toEqual(["o.yaml:3:56 [x-zstack]"]);
  });

  test("with the known keys in its fix", async () => {
    const [problem] = await allProblemsOf(specOf(operationOf({ extra: "x-zstack: {executon: job}" })));
    expect(problem).toMatchObject({
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
      "a choice beside allOf",
      "{allOf: [{properties: {a: {}}}], anyOf: [{type: string}, {type: integer}]}",
      { kind: "allOf", members: [{ kind: "anyOf" }, { properties: [{ name: "a" }] }] },
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

test("no name that the runtime exports may name a schema or an operation", () => {
  const source = ts.createSourceFile(
    "index.ts",
    readFileSync("src/runtime/index.ts", "utf8"),
    ts.ScriptTarget.ESNext,
  );
  const exported = source.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map(({ name }) => name.text)
      : [],
  );
  expect(exported).toContain("ZStackApiError");
  expect(exported.filter((name) => identifierFault("name", name) === undefined)).toEqual([]);
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
