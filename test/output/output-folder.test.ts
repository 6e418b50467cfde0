import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OutputError } from "../../src/output/fault.ts";
import { beginOutput, compareOutput, writeOutput } from "../../src/output/output-folder.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { contentsOf } from "./contents.ts";

let folder: ReturnType<typeof temporaryFolder>;
let out: string;

beforeEach(() => {
  folder = temporaryFolder();
  out = path.join(folder.path, "out");
});
afterEach(() => folder.remove());

const write = (files: Readonly<Record<string, string | Uint8Array>>) =>
  writeOutput(out, new Map(Object.entries(files)));

describe("an output folder", () => {
  test("holds what it is given, as text or as bytes", async () => {
    const { stale } = await write({ "a.txt": "ä", "deep/er/b.txt": Buffer.from("b") });
    expect(stale).toEqual(["a.txt", "deep/er/b.txt"]);
    expect(contentsOf(out)).toEqual({ "a.txt": "ä", "deep/er/b.txt": "b" });
    expect(readdirSync(folder.path)).toEqual(["out"]);
  });

  test("is left alone when nothing is stale", async () => {
    await write({ "a.txt": "a", "b.txt": "b" });
    const before = statSync(out).ino;
    expect(await write({ "b.txt": Buffer.from("b"), "a.txt": "a" })).toEqual({ stale: [] });
    expect(statSync(out).ino).toBe(before);
    expect(readdirSync(folder.path)).toEqual(["out"]);
  });

  test("loses what is no longer given, and folders that are empty then", async () => {
    await write({ "a.txt": "a", "sub/b.txt": "b" });
    expect(await write({ "a.txt": "a" })).toEqual({ stale: ["sub/b.txt"] });
    expect(readdirSync(out).sort()).toEqual([".zstack-openapi-files", "a.txt"]);
  });

  test("gets a folder where a file was, and the other way round", async () => {
    await write({ a: "file", "b/x": "in a folder" });
    await write({ "a/x": "in a folder", b: "file" });
    expect(contentsOf(out)).toEqual({ "a/x": "in a folder", b: "file" });
  });

  test("is as it was after an abort, and nothing is left beside it", async () => {
    await write({ "a.txt": "a" });
    const output = await beginOutput(out);
    await output.add("a.txt", "changed");
    await output.abort();
    expect(contentsOf(out)).toEqual({ "a.txt": "a" });
    expect(readdirSync(folder.path)).toEqual(["out"]);
  });

  test("is not made by an abort, nor are the folders that it would lie in", async () => {
    const output = await beginOutput(path.join(folder.path, "x/y/out"));
    await output.add("a.txt", "a");
    await output.abort();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test("takes nothing any more after an abort", async () => {
    const output = await beginOutput(out);
    await output.abort();
    const late = Array.from({ length: 300 }, (_, n) => output.add(`${n}.txt`, "late"));
    for (const { status } of await Promise.allSettled([...late, output.finish()]))
      expect(status).toBe("rejected");
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test.each([
    ["a folder of others where a file must go", ["a.txt/mine.txt", "mine"], { "a.txt": "a" }],
    ["a file of others where a folder must be", ["sub", "mine"], { "sub/a.txt": "a" }],
    ["a file of others in a folder that becomes a file", ["was/mine.txt", "mine"], { was: "a file now" }],
  ] as const)("is refused where %s", async (_, foreign, files) => {
    await write({ "was/a.txt": "a" });
    writeFiles(out, [foreign]);
    const before = contentsOf(out);
    await expect(write(files)).rejects.toThrow(/did not write: /);
    expect(contentsOf(out)).toEqual(before);
    expect(readdirSync(folder.path)).toEqual(["out"]);
  });

  test("keeps files of others, wherever they lie", async () => {
    await write({ "a.txt": "a", "sub/b.txt": "b" });
    writeFiles(out, [
      ["mine.txt", "mine"],
      ["sub/mine.txt", "mine"],
      ["node_modules/x/index.js", "mine"],
    ]);
    await write({ "a.txt": "A" });
    expect(contentsOf(out)).toEqual({
      "a.txt": "A",
      "mine.txt": "mine",
      "sub/mine.txt": "mine",
      "node_modules/x/index.js": "mine",
    });
  });

  test("is compared as it was before a run was killed", async () => {
    await write({ "a.txt": "a" });
    mkdirSync(path.join(folder.path, ".out.zstack-openapi"));
    renameSync(out, path.join(folder.path, ".out.zstack-openapi/old"));
    expect(await compareOutput(out, new Map([["a.txt", "a"]]))).toEqual({ stale: [] });
    expect(readdirSync(folder.path)).toEqual(["out"]);
  });
});

test.each([
  ["a file", () => writeFileSync(out, "mine"), "is a file"],
  ["below a file", () => writeFileSync(path.dirname(out), "mine"), "a file stands where a folder should be"],
  ["of too long a name", () => {}, "a name is longer than the disk allows"],
])("an output folder that is %s is refused", async (what, prepare, words) => {
  if (what === "below a file") out = path.join(folder.path, "file/out");
  if (what === "of too long a name") out = path.join(folder.path, "x".repeat(300));
  prepare();
  const refused = write({ "a.txt": "a" });
  await expect(refused).rejects.toThrow(OutputError);
  await expect(refused).rejects.toThrow(words);
});
