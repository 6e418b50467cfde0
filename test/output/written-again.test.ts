import { appendFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Stamps } from "../../src/output/file-facts.ts";
import { writeOutput } from "../../src/output/output-folder.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { contentsOf } from "./contents.ts";

let folder: ReturnType<typeof temporaryFolder>;
let out: string;
let stamps: Stamps | undefined;

beforeEach(() => {
  folder = temporaryFolder();
  out = path.join(folder.path, "out");
  stamps = undefined;
});
afterEach(() => folder.remove());

type Texts = Readonly<Record<string, string>>;
const BEFORE: Texts = { "a.txt": "a", "sub/b.txt": "b", "sub/c.txt": "c", "old/d.txt": "d" };

const write = async (files: Texts, changed?: readonly string[]) => {
  const known = stamps && changed && { stamps, inQuestion: new Set(changed) };
  const written = await writeOutput(out, new Map(Object.entries(files)), undefined, known);
  ({ stamps } = written);
  return written.stale;
};

describe("a folder that is written again and again", () => {
  test("is told only what may have changed", async () => {
    await write(BEFORE);
    const unchanged = statSync(path.join(out, "sub/b.txt"));
    for (const text of ["A", "AA", "AAA"]) {
      const files = { ...BEFORE, "a.txt": text };
      expect(await write(files, ["a.txt", "sub/c.txt"])).toEqual(["a.txt"]);
      expect(contentsOf(out)).toEqual(files);
    }
    expect(statSync(path.join(out, "sub/b.txt"))).toMatchObject({
      ino: unchanged.ino,
      mtimeMs: unchanged.mtimeMs,
    });
  });

  test("gets files and folders, and loses them", async () => {
    await write(BEFORE);
    const { "old/d.txt": _, ...rest } = BEFORE;
    expect(await write({ ...rest, "new/e.txt": "e" }, ["new/e.txt"])).toEqual(["new/e.txt", "old/d.txt"]);
    expect(readdirSync(out).sort()).toEqual([".zstack-openapi-files", "a.txt", "new", "sub"]);
    expect(await write(BEFORE, [])).toEqual(["new/e.txt", "old/d.txt"]);
    expect(contentsOf(out)).toEqual(BEFORE);
    expect(await write({ old: "a file now", sub: "too" }, ["old"])).toHaveLength(6);
    expect(contentsOf(out)).toEqual({ old: "a file now", sub: "too" });
  });

  test.each<[string, () => void, stale?: string]>([
    ["removed", () => rmSync(path.join(out, "sub/b.txt"))],
    ["removed with its folder", () => rmSync(path.join(out, "old"), { recursive: true }), "old/d.txt"],
    ["written to", () => appendFileSync(path.join(out, "sub/b.txt"), "more")],
    [
      "replaced",
      () => {
        writeFileSync(path.join(out, "x"), "other");
        renameSync(path.join(out, "x"), path.join(out, "sub/b.txt"));
      },
    ],
  ])("puts right what somebody has %s meanwhile", async (_, touch, stale = "sub/b.txt") => {
    await write(BEFORE);
    await write({ ...BEFORE, "a.txt": "A" }, ["a.txt"]);
    touch();
    expect(await write({ ...BEFORE, "a.txt": "A" }, [])).toEqual([stale]);
    expect(contentsOf(out)).toEqual({ ...BEFORE, "a.txt": "A" });
    expect(await write(BEFORE, ["a.txt"])).toEqual(["a.txt"]);
    expect(contentsOf(out)).toEqual(BEFORE);
  });

  test.each<[string, () => unknown]>([
    ["the folder is gone", () => rmSync(out, { recursive: true })],
    ["its list says otherwise", () => writeFileSync(path.join(out, ".zstack-openapi-files"), "a.txt\n")],
    ["another run has written it", () => writeOutput(out, new Map([["other.txt", "other"]]))],
  ])("is written whole when %s", async (_, touch) => {
    await write(BEFORE);
    await write({ ...BEFORE, "a.txt": "A" }, ["a.txt"]);
    await touch();
    await write(BEFORE, ["a.txt"]);
    expect(contentsOf(out)).toEqual(BEFORE);
  });

  test("keeps files of others", async () => {
    await write(BEFORE);
    writeFiles(out, [
      ["mine.txt", "mine"],
      ["old/mine.txt", "mine"],
      ["dist/x/y.js", "mine"],
    ]);
    const mine = { "mine.txt": "mine", "old/mine.txt": "mine", "dist/x/y.js": "mine" };
    const { "old/d.txt": _, ...rest } = BEFORE;
    for (const files of [{ ...BEFORE, "a.txt": "A" }, rest, BEFORE, rest]) {
      await write(files, ["a.txt"]);
      expect(contentsOf(out)).toEqual({ ...files, ...mine });
    }
  });

  test("holds what it was given last, after any changes", async () => {
    const name = fc.constantFrom("a", "b", "sub/a", "sub/deep/b", "other/c");
    const step = fc.record({
      files: fc.dictionary(name, fc.constantFrom("1", "2", "33"), { minKeys: 1 }),
      touched: fc.option(name),
      isAll: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        let before: Texts = {};
        for (const { files, touched, isAll } of steps) {
          const changed = [...new Set([...Object.keys(before), ...Object.keys(files)])].filter(
            (key) => before[key] !== files[key],
          );
          await write(files, isAll ? undefined : changed);
          expect(contentsOf(out)).toEqual(files);
          if (touched !== null && touched in files) writeFileSync(path.join(out, touched), "touched");
          before = files;
        }
      }),
      { numRuns: 30 },
    );
  });
});
