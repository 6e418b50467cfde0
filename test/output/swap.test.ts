import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { preparePlaces } from "../../src/output/places.ts";
import { exchange } from "../../src/output/swap.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { contentsOf } from "./contents.ts";
import { injectFault } from "./faults.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const prepared = () => {
  writeFiles(folder.path, [
    ["out/a.txt", "old"],
    ["out/mine.txt", "mine"],
    [".out.zstack-openapi/new/a.txt", "new"],
  ]);
  return preparePlaces(path.join(folder.path, "out"));
};

test.each([1, 2, 3])("what is in use at rename %i is tried again", async (at) => {
  const places = prepared();
  const end = injectFault({ inside: folder.path, calls: ["renameSync"], at, code: "EBUSY" });
  await exchange(places, ["mine.txt"], [1]);
  expect(end()).toBe(true);
  expect(contentsOf(places.folder)).toEqual({ "a.txt": "new", "mine.txt": "mine" });
  expect(contentsOf(places.old)).toEqual({ "a.txt": "old" });
});

test.each([1, 2, 3])("what fails at rename %i is undone", async (at) => {
  const places = prepared();
  const end = injectFault({ inside: folder.path, calls: ["renameSync"], at, code: "EIO" });
  await expect(exchange(places, ["mine.txt"], [1])).rejects.toThrow("EIO");
  expect(end()).toBe(true);
  expect(contentsOf(places.folder)).toEqual({ "a.txt": "old", "mine.txt": "mine" });
  expect(contentsOf(places.built)).toEqual({ "a.txt": "new" });
  expect(existsSync(places.old)).toBe(false);
});

test("what others have removed meanwhile is not missed", async () => {
  const places = prepared();
  await exchange(places, ["gone.txt", "mine.txt"]);
  expect(contentsOf(places.folder)).toEqual({ "a.txt": "new", "mine.txt": "mine" });
});
