/** Large documents are worked on by several threads where the toolkit is compiled; from its sources it has one. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readToRender } from "../../src/cli/render-spec.ts";
import { isLarge } from "../../src/load/structure.ts";
import type { JsonObject } from "../../src/model/model.ts";
import { temporaryFolder } from "../package-folder.ts";
import { scaleDocument } from "../scale/document.ts";
import { compileToolkit } from "./compiled-toolkit.ts";

let folder: ReturnType<typeof temporaryFolder>;
const at = (name: string) => path.join(folder.path, name);

beforeAll(async () => {
  folder = temporaryFolder();
  await compileToolkit(folder.path);
});
afterAll(() => folder.remove());

const DOCUMENT = scaleDocument(360);

function generate(document: JsonObject, name: string) {
  const spec = at(`${name}.json`);
  writeFileSync(spec, JSON.stringify(document));
  const argv = [at("dist/cli/main.js"), "generate", "--quiet", "--spec", spec, "--out", at(name)];
  const { status, stderr } = spawnSync(process.execPath, argv, {
    encoding: "utf8",
    env: { ...process.env, XDG_CACHE_HOME: at("cache") },
  });
  return { spec, status, stderr };
}

test("give the same files as one thread does", async () => {
  expect(isLarge(DOCUMENT)).toBe(true);
  const { spec, status, stderr } = generate(DOCUMENT, "whole");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });

  const want = new Map<string, string>();
  await (await readToRender({ spec, int64: "number" })).render(
    async (name, text) => void want.set(name, text),
  );
  const written = readdirSync(at("whole"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== ".zstack-openapi-files")
    .map((entry) => path.relative(at("whole"), path.join(entry.parentPath, entry.name)));
  expect(written.sort()).toEqual([...want.keys()].sort());
  expect(
    written.filter((name) => readFileSync(path.join(at("whole"), name), "utf8") !== want.get(name)),
  ).toEqual([]);
});

test.each<readonly [fault: string, document: JsonObject, told: string]>([
  [
    "the structure has, which another thread looks at",
    {
      ...DOCUMENT,
      paths: { ...(DOCUMENT.paths as JsonObject), "/odd": { get: { operationId: "Odd", responces: {} } } },
    },
    "responces",
  ],
  [
    "the model has",
    { ...DOCUMENT, paths: { ...(DOCUMENT.paths as JsonObject), "/odd": { get: { responses: {} } } } },
    "no operationId",
  ],
])("tell of the fault that %s, and write nothing", (_, document, told) => {
  const { status, stderr } = generate(document, "faulty");
  expect(status).toBe(1);
  expect(stderr).toContain(told);
  expect(existsSync(at("faulty"))).toBe(false);
});
