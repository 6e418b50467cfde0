import {
  existsSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OutputError } from "../../src/output/fault.ts";
import { type AddFile, compareOutput, fillOutput, writeOutput } from "../../src/output/output-folder.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { contentsOf } from "./contents.ts";
import { leaveHalfWay } from "./half-way.ts";

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
    expect(await write({ "b.txt": Buffer.from("b"), "a.txt": "a" })).toMatchObject({ stale: [] });
    expect(readdirSync(folder.path)).toEqual(["out"]);
  });

  test("loses what is no longer given, and folders that are empty then", async () => {
    await write({ "a.txt": "a", "sub/b.txt": "b" });
    expect(await write({ "a.txt": "a" })).toMatchObject({ stale: ["sub/b.txt"] });
    expect(readdirSync(out).sort()).toEqual([".zstack-openapi-files", "a.txt"]);
  });

  test("gets a folder where a file was, and the other way round", async () => {
    await write({ a: "file", "b/x": "in a folder" });
    await write({ "a/x": "in a folder", b: "file" });
    expect(contentsOf(out)).toEqual({ "a/x": "in a folder", b: "file" });
  });

  describe("when what makes the files fails", () => {
    const fail = (place: string, before: (add: AddFile) => Promise<unknown>) =>
      fillOutput(place, async (add) => {
        await before(add);
        throw new Error("no more");
      });

    test("is as it was, and nothing is left in it", async () => {
      await write({ "a.txt": "a" });
      await expect(fail(out, (add) => add("a.txt", "changed"))).rejects.toThrow("no more");
      expect(contentsOf(out)).toEqual({ "a.txt": "a" });
    });

    test("is not made, nor are the folders that it would lie in", async () => {
      await expect(fail(path.join(folder.path, "x/y/out"), (add) => add("a.txt", "a"))).rejects.toThrow();
      expect(readdirSync(folder.path)).toEqual([]);
    });

    test("takes nothing any more", async () => {
      let add: AddFile = async () => {};
      await expect(
        fail(out, async (given) => {
          add = given;
        }),
      ).rejects.toThrow();
      const late = Array.from({ length: 300 }, (_, n) => add(`${n}.txt`, "late"));
      for (const { status } of await Promise.allSettled(late)) expect(status).toBe("rejected");
      expect(readdirSync(folder.path)).toEqual([]);
    });
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

  test("is refused where a file of others appears while it is filled", async () => {
    const filled = fillOutput(out, async (add) => {
      for (let n = 0; n < 200; n++) await add(`${n}.txt`, "new");
      writeFiles(out, [["0.txt", "mine"]]);
    });
    await expect(filled).rejects.toThrow("did not write: 0.txt");
    expect(contentsOf(out)).toEqual({ "0.txt": "mine" });
  });

  test("loses nothing out of it by a list that leads through a link", async () => {
    await write({ "a.txt": "a" });
    writeFiles(folder.path, [["mine/b.txt", "mine"]]);
    symlinkSync("../mine", path.join(out, "link"));
    writeFileSync(path.join(out, ".zstack-openapi-files"), "a.txt\nlink/b.txt\n");
    await write({ "a.txt": "A" });
    // Node 24 lists what is behind links as well.
    const { "out/link/b.txt": _, ...files } = contentsOf(folder.path);
    expect(files).toEqual({ "mine/b.txt": "mine", "out/a.txt": "A" });
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

  test("keeps what watches it: neither it nor what is unchanged is touched", async () => {
    await write({ "a.txt": "a", "sub/b.txt": "b" });
    const facts = () => ["", "a.txt", "sub"].map((name) => statSync(path.join(out, name)).ino);
    const before = facts();
    const { mtimeMs } = statSync(path.join(out, "a.txt"));
    await write({ "a.txt": "a", "sub/b.txt": "B" });
    expect(facts()).toEqual(before);
    expect(statSync(path.join(out, "a.txt")).mtimeMs).toBe(mtimeMs);
  });

  describe("that a killed run left half-changed", () => {
    beforeEach(async () => {
      await write({ "a.txt": "a", "b.txt": "b" });
      leaveHalfWay(out, { "a.txt": "a", "gone.txt": "gone" }, { "a.txt": "A", "come/c.txt": "C" });
    });
    const compare = async (files: Readonly<Record<string, string>>) =>
      (await compareOutput(out, new Map(Object.entries(files)))).stale;

    test("is compared as it was before", async () => {
      expect(await compare({ "a.txt": "a", "b.txt": "b" })).toEqual([]);
      expect(contentsOf(out)).toEqual({ "a.txt": "a", "b.txt": "b", "gone.txt": "gone" });
      expect(existsSync(path.join(out, "come"))).toBe(false);
    });

    test("is never taken for fresh", async () => {
      expect(await compare({ "a.txt": "A", "b.txt": "b", "come/c.txt": "C" })).toEqual([
        "a.txt",
        "come/c.txt",
      ]);
    });

    test.each([
      ["written since", (file: string) => writeFileSync(file, "mine")],
      [
        "moved there since, with a time of long ago",
        (file: string) => {
          writeFileSync(`${file}.moved`, "mine");
          utimesSync(`${file}.moved`, 1, 1);
          renameSync(`${file}.moved`, file);
        },
      ],
    ])("keeps what somebody has %s", async (_, put) => {
      const mine = { "a.txt": "mine", "come/c.txt": "mine", "gone.txt": "mine" };
      for (const name of Object.keys(mine)) put(path.join(out, name));
      expect(await compare({ "a.txt": "mine", "b.txt": "b" })).toEqual([]);
      expect(contentsOf(out)).toEqual({ ...mine, "b.txt": "b" });
    });

    test("is put back though the clock was set back or on since", async () => {
      for (const time of [1, Date.now() / 1000 + 1e6]) {
        utimesSync(path.join(out, ".zstack-openapi/journal.json"), time, time);
        expect(await compare({ "a.txt": "a", "b.txt": "b" })).toEqual([]);
        leaveHalfWay(out, { "a.txt": "a", "gone.txt": "gone" }, { "a.txt": "A", "come/c.txt": "C" });
      }
    });
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
