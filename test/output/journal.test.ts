import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { moveFile } from "../../src/output/file-changes.ts";
import { commit, recover } from "../../src/output/journal.ts";
import { isMixed } from "../../src/output/journal-file.ts";
import { placesIn } from "../../src/output/places.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { contentsOf } from "./contents.ts";
import { injectFault } from "./faults.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const OLD = { "a.txt": "old", "gone/b.txt": "old", "mine.txt": "mine" };
const NEW = { "a.txt": "new", "come/c.txt": "new", "mine.txt": "mine" };
const CHANGES = { written: ["a.txt", "come/c.txt"], removed: ["gone/b.txt"] };

const prepared = () => {
  writeFiles(folder.path, Object.entries(OLD));
  writeFiles(path.join(folder.path, ".zstack-openapi/staged"), [
    ["a.txt", "new"],
    ["come/c.txt", "new"],
  ]);
  return placesIn(folder.path);
};

test.each([1, 2])("what is in use is tried again, %i times", (times) => {
  const [from, to] = ["from", "to"].map((name) => path.join(folder.path, name)) as [string, string];
  writeFiles(folder.path, [["from", "new"]]);
  const ends = Array.from({ length: times }, () =>
    injectFault({ inside: folder.path, calls: ["renameSync"], at: 1, code: "EBUSY" }),
  );
  moveFile(from, to, [1, 1]);
  for (const end of ends.reverse()) expect(end()).toBe(true);
  expect(contentsOf(folder.path)).toEqual({ to: "new" });
});

test("what is in use for too long is a fault", () => {
  writeFiles(folder.path, [["from", "new"]]);
  const end = injectFault({ inside: folder.path, calls: ["renameSync"], code: "EBUSY" });
  const move = () => moveFile(path.join(folder.path, "from"), path.join(folder.path, "to"), [1, 1]);
  expect(move).toThrow("EBUSY");
  end();
});

test("what fails at any call is undone", () => {
  for (let at = 1; ; at++) {
    const places = prepared();
    const end = injectFault({ inside: folder.path, at, code: "EIO" });
    let isFailed = false;
    try {
      commit(places, CHANGES);
    } catch {
      isFailed = true;
    }
    const isHit = end();
    recover(places);
    expect(contentsOf(folder.path)).toEqual(isFailed ? OLD : NEW);
    if (!isHit) break;
    rmAll();
  }
});

test("what cannot be undone at once is undone later", () => {
  const places = prepared();
  // The second name that is given is that of the first file; from there on nothing can be changed.
  const ends = [2, 3, 4, 5, 6].map((at) =>
    injectFault({ inside: folder.path, calls: ["renameSync", "rmSync"], at, code: "EIO" }),
  );
  expect(() => commit(places, CHANGES)).toThrow("EIO");
  for (const end of ends.reverse()) end();
  expect(isMixed(folder.path)).toBe(true);
  recover(places);
  expect(contentsOf(folder.path)).toEqual(OLD);
});

test("what others have removed meanwhile is not missed", () => {
  const places = prepared();
  commit(places, { ...CHANGES, removed: ["gone/b.txt", "never/there.txt"] });
  recover(places);
  expect(contentsOf(folder.path)).toEqual(NEW);
});

function rmAll(): void {
  folder.remove();
  folder = temporaryFolder();
}
