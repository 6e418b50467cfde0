import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { FILE_SCHEMAS } from "../../src/model/file-schemas.ts";
import { ROOT } from "../package-folder.ts";

const MODELINE = /^# yaml-language-server: \$schema=(\S+)\n/;
const FOLDER = path.join(ROOT, "schemas");

const ajv = new Ajv({ allErrors: true, strict: "log", strictTypes: false, logger: false });
for (const name of readdirSync(FOLDER)) {
  ajv.addSchema(JSON.parse(readFileSync(path.join(FOLDER, name), "utf8")), name);
}

const specFiles = readdirSync(path.join(ROOT, "spec"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .sort();

/** The schema that a spec file's first line names, as an editor finds it. */
function schemaOf(name: string): string {
  const file = path.join(ROOT, "spec", name);
  const [, target = ""] = MODELINE.exec(readFileSync(file, "utf8")) ?? [];
  const schema = path.resolve(path.dirname(file), target);
  expect(existsSync(schema) && path.dirname(schema), `${name} names ${target}`).toBe(FOLDER);
  return path.basename(schema);
}

const dataOf = (name: string): unknown =>
  parse(readFileSync(path.join(ROOT, "spec", name), "utf8"), { intAsBigInt: false });

test.each(Object.keys(FILE_SCHEMAS))("%s is a JSON Schema whose references lead somewhere", (name) => {
  expect(() => ajv.getSchema(name)).not.toThrow();
});

test("package.json exports them", () => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  expect(manifest.exports["./schemas/*"]).toBe("./schemas/*");
});

test.each(specFiles)("spec/%s names its schema in its first line, and is valid by it", (name) => {
  const validate = ajv.getSchema(schemaOf(name))!;
  validate(dataOf(name));
  expect(validate.errors ?? []).toEqual([]);
});

test("the kinds of files have a schema of their own", () => {
  expect(new Set(specFiles.map(schemaOf))).toEqual(
    new Set(["openapi.json", "path-item.json", "response.json", "schema.json"]),
  );
});

describe("a key that is misspelt is marked:", () => {
  const put = (operation: object) => ({ put: { operationId: "A", responses: {}, ...operation } });
  test.each([
    ["x-zstack.json", { sinse: "4.5.0" }],
    ["path-item.json", put({ "x-zstack": { executon: "job" } })],
    ["path-item.json", put({ "x-zstack": { "zh-CN": { sumary: "概要" } } })],
    ["path-item.json", put({ "x-ztsack": { since: "4.5.0" } })],
    ["path-item.json", put({ sumary: "x" })],
    ["schema.json", { type: "object", properties: { a: { type: "string", "x-zstack": { typ: "String" } } } }],
    ["schema.json", { type: "string", maxLenght: 3 }],
    ["response.json", { description: "a", "x-zstack": { "zh-cn": "一" } }],
    ["response.json", { description: "a", content: { "application/json": { schmea: {} } } }],
    ["openapi.json", { openapi: "3.1.0", info: { title: "a", version: "1" }, path: {} }],
    ["parameter.json", { name: "a", in: "query", requird: true }],
    ["request-body.json", { content: {}, "x-zstack": {} }],
    ["example.json", { sumary: "a" }],
  ])("%s %j", (name, value) => {
    expect(ajv.getSchema(name)!(value)).toBe(false);
  });
});

test.each([
  ["a version that is a number", { since: 4.1 }],
  ["an execution that is none", { execution: "async" }],
])("x-zstack.json refuses %s", (_, value) => {
  expect(ajv.getSchema("x-zstack.json")!(value)).toBe(false);
});

test("every key of x-zstack is explained", () => {
  const { definitions } = FILE_SCHEMAS["x-zstack.json"] as {
    definitions: Record<string, { properties: Record<string, { description?: string }> }>;
  };
  const silent = Object.entries(definitions).flatMap(([place, { properties }]) =>
    Object.entries(properties)
      .filter(([, { description = "" }]) => description === "")
      .map(([key]) => `${place}.${key}`),
  );
  expect(silent).toEqual([]);
});
