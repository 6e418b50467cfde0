import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Contents } from "../../src/generate/contents.ts";
import { standingContents } from "../../src/generate/receipt.ts";
import { runCommand } from "../cli/terminal.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";

let folder: ReturnType<typeof temporaryFolder>;
let cache: string;
beforeEach(() => {
  folder = temporaryFolder();
  cache = path.join(folder.path, "cache");
  vi.stubEnv("XDG_CACHE_HOME", cache);
  writeFiles(folder.path, [
    [
      "spec/openapi.yaml",
      "openapi: 3.1.0\ninfo: {title: Things, version: 1.0.0}\npaths: {}\ncomponents:\n  schemas:\n    Thing: {$ref: Thing.yaml}\n",
    ],
    ["spec/Thing.yaml", "type: object\n"],
  ]);
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

const at = (name: string) => path.join(folder.path, name);
const generate = (...more: string[]) =>
  runCommand("generate", "--spec", at("spec/openapi.yaml"), "--out", at("generated"), ...more);
const standing = (int64: "number" | "bigint" = "number"): Contents | undefined =>
  standingContents({ root: at("spec/openapi.yaml"), out: at("generated"), int64 });

describe("after a run, the next one has nothing to do", () => {
  test("and says what is there, as the run itself did", async () => {
    const first = await generate();
    const second = await generate();
    expect(standing()).toEqual({ operations: 0, models: 1, files: expect.any(Number) });
    expect(first.stderr).toContain("0 operations, 1 model");
    expect(second.stderr).toMatch(/0 operations, 1 model; nothing changed/);
    expect(second.exitCode).toBe(0);
  });

  test.each<readonly [when: string, change: () => void]>([
    ["a file was saved without a change", () => writeFileSync(at("spec/Thing.yaml"), "type: object\n")],
    [
      "somebody put a file of his own beside what is generated",
      () => writeFileSync(at("generated/mine"), ""),
    ],
    [
      "a file of the spec's folder changed that the spec does not name",
      () => writeFileSync(at("spec/x"), ""),
    ],
  ])("although %s", async (_, change) => {
    await generate();
    change();
    expect(standing()).toBeDefined();
  });
});

describe("the next run looks at everything again", () => {
  test.each<readonly [when: string, change: () => void]>([
    ["the root file changed", () => appendFileSync(at("spec/openapi.yaml"), "tags: []\n")],
    ["a file that it refers to changed", () => writeFileSync(at("spec/Thing.yaml"), "type: string\n")],
    ["a file that it refers to is gone", () => rmSync(at("spec/Thing.yaml"))],
    ["there is a release", () => writeFiles(folder.path, [["spec/releases/1.0.0.json", "{}"]])],
    ["a generated file was edited", () => appendFileSync(at("generated/README.md"), " ")],
    [
      "a generated file was edited and is as long as before",
      () => {
        const file = at("generated/README.md");
        writeFileSync(file, readFileSync(file, "utf8").replace("zstack", "ZSTACK"));
        utimesSync(file, 1, 1);
      },
    ],
    ["a generated file is gone", () => rmSync(at("generated/src/core.ts"))],
    ["all of it is gone", () => rmSync(at("generated"), { recursive: true })],
    ["a killed run has left something", () => mkdirSync(at("generated/.zstack-openapi"))],
    [
      "the receipt makes no sense",
      () => {
        const kept = path.join(cache, "zstack-openapi");
        for (const name of readdirSync(kept)) writeFileSync(path.join(kept, name), "{");
      },
    ],
    ["the receipt is gone", () => rmSync(cache, { recursive: true })],
  ])("when %s", async (_, change) => {
    await generate();
    expect(standing()).toBeDefined();
    change();
    expect(standing()).toBeUndefined();
  });

  test("when it is asked for something else", async () => {
    await generate();
    expect(standing("bigint")).toBeUndefined();
  });

  test("when the spec is not what it was, and puts right what is generated", async () => {
    await generate();
    const file = at("generated/src/models/Thing.ts");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, "");
    await generate();
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});

test("without a place for receipts, runs do without", async () => {
  writeFileSync(cache, "in the way");
  expect(await generate()).toMatchObject({ exitCode: 0 });
  expect(standing()).toBeUndefined();
  expect(statSync(at("generated/package.json")).isFile()).toBe(true);
});

test("a run that fails leaves no receipt", async () => {
  writeFileSync(at("spec/Thing.yaml"), "type: nonsense\n");
  expect(await generate()).toMatchObject({ exitCode: 1 });
  expect(standing()).toBeUndefined();
});
