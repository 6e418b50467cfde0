/** Large documents are worked on by several threads where the toolkit is compiled; from its sources it has one. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readToRender } from "../../src/generate/render-spec.ts";
import { isWorthThread } from "../../src/load/structure.ts";
import type { JsonObject } from "../../src/model/model.ts";
import { compileToolkit } from "../cli/compiled-toolkit.ts";
import type { Fault } from "../output/faults.ts";
import { compileWriter, type Ended, type Writer } from "../output/writer.ts";
import { temporaryFolder } from "../package-folder.ts";
import { scaleDocument } from "../scale/document.ts";

let folder: ReturnType<typeof temporaryFolder>;
const at = (name: string) => path.join(folder.path, name);

let writer: Writer;

beforeAll(async () => {
  folder = temporaryFolder();
  [writer] = await Promise.all([compileWriter(), compileToolkit(folder.path)]);
});
afterAll(() => {
  writer.remove();
  folder.remove();
});

const DOCUMENT = scaleDocument(240);

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
  expect(isWorthThread(DOCUMENT)).toBe(true);
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

describe("whatever goes wrong, a run ends and leaves nothing behind:", () => {
  /** Without threads; with one that writes; with one more for the document. */
  const SIZES = [4, 60, 240];
  const documents = new Map(SIZES.map((size) => [size, scaleDocument(size)]));

  const run = async (document: JsonObject, fault: Partial<Fault> = {}): Promise<Ended> => {
    const spec = at("faulty.json");
    writeFileSync(spec, JSON.stringify(document));
    const there = readdirSync(folder.path).sort();
    const argv = [at("dist/cli/main.js"), "generate", "--quiet", "--spec", spec, "--out", at("faulty")];
    const ended = await writer.run(argv, { inside: at("faulty/.zstack-openapi/staged"), ...fault });
    expect(readdirSync(folder.path).sort()).toEqual(there);
    return ended;
  };
  const withPath = (document: JsonObject, item: JsonObject): JsonObject => ({
    ...document,
    paths: { ...(document.paths as JsonObject), "/odd": item },
  });

  describe.each(SIZES)("of %i operations,", (size) => {
    const document = documents.get(size)!;

    test.each<readonly [what: string, document: JsonObject, told: string]>([
      ["its first lines", { ...document, info: { title: "A number", version: 1 } }, "Expected type"],
      ["the structure", withPath(document, { get: { operationId: "Odd", responces: {} } }), "responces"],
      ["the model", withPath(document, { get: { responses: {} } }), "no operationId"],
    ])("a fault of %s", async (_, faulty, told) => {
      expect(await run(faulty)).toEqual({ exitCode: 1, signal: null, stderr: expect.stringContaining(told) });
    });

    test("a disk that becomes full", async () => {
      const at = size === 4 ? 5 : 150;
      const { exitCode, stderr } = await run(document, { calls: ["writeFileSync"], at, code: "ENOSPC" });
      expect(stderr).toMatch(/^error: .*faulty cannot be written and is unchanged: the disk is full/);
      expect(exitCode).toBe(1);
    });

    test("a file in the place of the folder", async () => {
      writeFileSync(at("faulty"), "");
      const { exitCode, stderr } = await run(document).finally(() => rmSync(at("faulty")));
      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining("is a file.") });
    });
  });

  const FINDINGS =
    'import { parentPort } from "node:worker_threads"; parentPort.postMessage({ findings: [] });';
  test.each<readonly [thread: string, ends: string, code: string, told: string]>([
    ["generate/document-worker", "ends before it has linted", "process.exit(3);", "has ended"],
    ["generate/document-worker", "fails before it has linted", 'throw new Error("broken");', "broken"],
    [
      "generate/document-worker",
      "ends later",
      `${FINDINGS} parentPort.on("message", () => process.exit());`,
      "has ended",
    ],
    [
      "generate/document-worker",
      "fails later",
      `${FINDINGS} parentPort.on("message", () => { broken });`,
      "broken",
    ],
    ["output/staging-worker", "ends", "process.exit();", "has ended"],
    ["output/staging-worker", "fails", 'throw new Error("broken");', "broken"],
  ])("%s %s", async (thread, _, code, told) => {
    const module = at(`dist/${thread}.js`);
    const whole = readFileSync(module);
    writeFileSync(module, code);
    const { exitCode, stderr } = await run(DOCUMENT).finally(() => writeFileSync(module, whole));
    expect(stderr).toContain(told);
    expect([1, 70]).toContain(exitCode);
  });
});

test("a thread for the structure alone that ends too early is told of", () => {
  const module = at("dist/load/structure-worker.js");
  const spec = at("lint.json");
  writeFileSync(spec, JSON.stringify(DOCUMENT));
  const whole = readFileSync(module);
  writeFileSync(module, "process.exit(0);");
  const argv = [at("dist/cli/main.js"), "lint", spec];
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  writeFileSync(module, whole);
  expect({ status, stderr }).toEqual({ status: 70, stderr: expect.stringContaining("structure-worker.js") });
});
