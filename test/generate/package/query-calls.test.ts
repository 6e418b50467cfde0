import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderPackage } from "../../../src/generate/package/package.ts";
import { createMock } from "../../../src/mock/mock.ts";
import type { Int64 } from "../../../src/model/int64.ts";
import { GUIDES, RUNTIME, temporaryFolder, writeFiles } from "../../package-folder.ts";
import { modelOf } from "../../text-files.ts";

const HUGE = 2n ** 60n + 1n;
const vm = (n: number) =>
  `{"uuid": "${String(n).padStart(32, "0")}", "name": "${n % 2 === 0 ? "web" : "db"}-${n}", "cpuNum": ${n % 3}, "memorySize": ${n === 3 ? HUGE : n}${n === 4 ? "" : ', "hostUuid": "h"'}, "vmNics": [{"ip": "10.0.0.${n}"}]}`;

const model = modelOf({
  "openapi.json": `{
  "openapi": "3.1.0",
  "info": {"title": "Queries", "version": "1.0.0"},
  "security": [],
  "paths": {"/zstack/v1/vm-instances": {"get": {
    "operationId": "QueryVmInstance",
    "parameters": [{"name": "q", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}],
    "responses": {"200": {"description": "ok", "content": {"application/json": {
      "schema": {"type": "object", "properties": {
        "inventories": {"type": "array", "items": {"$ref": "#/components/schemas/VmInstanceInventory"}},
        "total": {"type": "integer", "format": "int64"}
      }},
      "examples": {"some": {"value": {"inventories": [${[5, 3, 1, 4, 2, 0].map(vm)}]}}}
    }}}}
  }}},
  "components": {"schemas": {
    "VmInstanceInventory": {"type": "object", "required": ["uuid", "name"], "properties": {
      "uuid": {"type": "string"}, "name": {"type": "string"}, "hostUuid": {"type": "string"},
      "cpuNum": {"type": "integer", "format": "int32"}, "memorySize": {"type": "integer", "format": "int64"},
      "vmNics": {"type": "array", "items": {"$ref": "#/components/schemas/VmNicInventory"}}
    }},
    "VmNicInventory": {"type": "object", "properties": {"ip": {"type": "string"}}}
  }}
}`,
});

interface Row {
  name?: string;
  memorySize?: number | bigint;
}
interface Query {
  (params?: object): Promise<Row[]>;
  page(params?: object): Promise<{ inventories: Row[]; total: unknown }>;
  count(params?: object): Promise<unknown>;
  each(params?: object, options?: object): AsyncIterable<Row>;
}
interface Package {
  createZStack(options: object, operations?: object): { queryVmInstance: Query };
  queryVmInstance: object;
}

const folder = temporaryFolder();
afterAll(() => folder.remove());
const packages = new Map<Int64, Package>();
beforeAll(async () => {
  for (const int64 of ["number", "bigint"] as const) {
    const home = path.join(folder.path, int64);
    writeFiles(home, renderPackage(model, { runtime: RUNTIME, guides: GUIDES }, { int64 }));
    packages.set(int64, (await import(pathToFileURL(path.join(home, "src/index.ts")).href)) as Package);
  }
});

/** A query as a method, either way to get one. */
function connect(int64: Int64, onEvent?: (event: object) => void): Query[] {
  const { createZStack, queryVmInstance } = packages.get(int64)!;
  const { fetch } = createMock(model);
  const options = { endpoint: "http://10.0.0.10:8080", fetch, onEvent };
  return [createZStack(options), createZStack(options, { queryVmInstance })].map(
    (zstack) => zstack.queryVmInstance,
  );
}

const namesOf = (rows: readonly Row[]): (string | undefined)[] => rows.map(({ name }) => name).sort();

describe("a generated package asks the mock", () => {
  test.each<[object, string[]]>([
    [{ name: { like: "web-%" } }, ["web-0", "web-2", "web-4"]],
    [{ name: { like: "web-%" }, cpuNum: { gte: 1 } }, ["web-2", "web-4"]],
    [{ cpuNum: { gt: 0, lt: 2 } }, ["db-1", "web-4"]],
    [{ hostUuid: null }, ["web-4"]],
    [{ hostUuid: { ne: null }, cpuNum: { notIn: [0, 2] } }, ["db-1"]],
    [{ name: ["db-1", "db-3", "none"], memorySize: HUGE }, ["db-3"]],
    [{ "vmNics.ip": "10.0.0.2" }, ["web-2"]],
    [{ name: { notLike: "web%", ne: "db-5", lte: "db-3" } }, ["db-1", "db-3"]],
  ])("where %o", async (where, want) => {
    for (const query of connect("bigint")) {
      expect(namesOf(await query({ where }))).toEqual(want);
      expect(await query.count({ where, limit: 1 })).toBe(want.length);
      expect(await query.page({ where, limit: 1 })).toMatchObject({ inventories: [{}], total: want.length });
    }
  });

  test("for all, whatever the order, and for what is asked for alone", async () => {
    for (const query of connect("bigint")) {
      for (const sort of [undefined, "-uuid", "cpuNum"]) {
        const found: Row[] = [];
        for await (const row of query.each({ sort, fields: ["name"] }, { pageSize: 2 })) found.push(row);
        expect(found.every((row) => Object.keys(row).join() === "name")).toBe(true);
        expect(namesOf(found)).toEqual(["db-1", "db-3", "db-5", "web-0", "web-2", "web-4"]);
      }
    }
  });

  test("with 64-bit integers as bigints, counts excepted", async () => {
    const [query] = connect("bigint");
    const wanted = { where: { name: "db-3" }, fields: ["memorySize"] };
    expect(await query!(wanted)).toEqual([{ memorySize: HUGE }]);
    expect(await query!.page(wanted)).toEqual({ inventories: [{ memorySize: HUGE }], total: 1 });
    for await (const { memorySize } of query!.each({ where: { name: "db-1" } })) expect(memorySize).toBe(1n);
  });

  test("and takes no answer for drift that has what was asked for", async () => {
    const events: object[] = [];
    const [query] = connect("number", (event) => events.push(event));
    await query!({ fields: ["cpuNum"], where: { cpuNum: 1 } });
    await query!.page({ where: { cpuNum: 1 } });
    await query!.count();
    expect(events).toContainEqual(expect.objectContaining({ type: "response" }));
    expect(events).not.toContainEqual(expect.objectContaining({ type: "drift" }));
    await expect(query!()).rejects.toThrow(`${HUGE}, which a number cannot hold exactly`);
  });
});
