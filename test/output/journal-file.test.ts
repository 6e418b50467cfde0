import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stampOf } from "../../src/output/file-facts.ts";
import { isMixed } from "../../src/output/journal-file.ts";
import { replaceFiles } from "../../src/output/replace-files.ts";
import { settle } from "../../src/output/settle.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { contentsOf } from "./contents.ts";
import { leaveHalfWay } from "./half-way.ts";

let folder: ReturnType<typeof temporaryFolder>;
let spec: string;
beforeEach(() => {
  folder = temporaryFolder();
  spec = path.join(folder.path, "spec");
  writeFiles(folder.path, [
    ["spec/openapi.yaml", "spec"],
    ["victim/bashrc", "mine"],
    ["victim/doomed.txt", "mine"],
  ]);
});
afterEach(() => folder.remove());

const journal = () => path.join(spec, ".zstack-openapi/journal.json");
const stamp = (name: string) => stampOf(path.join(spec, name));

describe("a journal that this user did not write here", () => {
  const written = (text: string) => writeFiles(spec, [[".zstack-openapi/journal.json", text]]);
  test.each<[string, () => void]>([
    ["is empty", () => written("")],
    ["is cut short", () => written('{"ino":1,"fil')],
    ["is no object", () => written("null")],
    [
      "is of an earlier version",
      () => written(JSON.stringify({ changed: ["openapi.yaml"], made: ["b.yaml"] })),
    ],
    [
      "says so",
      () =>
        written(JSON.stringify({ ino: 1, files: [{ name: "openapi.yaml", staged: stamp("openapi.yaml") }] })),
    ],
    [
      "was copied with its folder",
      () => {
        const there = path.join(folder.path, "there");
        leaveHalfWay(there, { "openapi.yaml": "old" }, { "openapi.yaml": "spec" });
        cpSync(there, spec, { recursive: true, preserveTimestamps: true });
      },
    ],
  ])("and %s is left alone, and goes when the folder is written", async (_, leave) => {
    leave();
    writeFiles(spec, [[".zstack-openapi/kept/0", "evil"]]);
    const before = contentsOf(folder.path);
    expect(isMixed(spec)).toBe(false);
    await settle(spec);
    expect(contentsOf(folder.path)).toEqual(before);
    await replaceFiles(spec, new Map([[path.join(spec, "openapi.yaml"), "new"]]));
    expect(contentsOf(spec)).toEqual({ "openapi.yaml": "new" });
  });
});

describe("a name that leads out of the folder is not followed:", () => {
  /** As if its inodes and times were guessed. */
  const leave = (changed: string, made: string) => {
    leaveHalfWay(spec, {}, {});
    writeFiles(spec, [[".zstack-openapi/kept/0", "evil"]]);
    const files = [
      { name: changed, kept: stamp(".zstack-openapi/kept/0")?.ino, staged: stamp(changed) },
      { name: made, staged: stamp(made) },
    ];
    writeFileSync(journal(), JSON.stringify({ ino: statSync(journal()).ino, files }));
    expect(isMixed(spec)).toBe(true);
  };
  test.each([
    ["as it is spelt", "../victim"],
    ["in the midst of it", "sub/../../victim"],
    ["through a link", "link"],
  ])("%s", async (_, place) => {
    mkdirSync(path.join(spec, "sub"));
    symlinkSync("../victim", path.join(spec, "link"));
    leave(`${place}/bashrc`, `${place}/doomed.txt`);
    await settle(spec);
    expect(contentsOf(path.join(folder.path, "victim"))).toEqual({ bashrc: "mine", "doomed.txt": "mine" });
    expect(isMixed(spec)).toBe(false);
  });
});

test("a workshop that is a link is not entered", async () => {
  writeFiles(folder.path, [["victim/kept/0", "mine"]]);
  symlinkSync("../victim", path.join(spec, ".zstack-openapi"));
  const write = replaceFiles(spec, new Map([[path.join(spec, "openapi.yaml"), "new"]]));
  await expect(write).rejects.toThrow("is a link. Remove it.");
  expect(readdirSync(path.join(folder.path, "victim")).sort()).toEqual(["bashrc", "doomed.txt", "kept"]);
});

test("a folder that was renamed since is put back all the same", async () => {
  leaveHalfWay(spec, { "openapi.yaml": "old" }, { "openapi.yaml": "new" });
  const renamed = path.join(folder.path, "renamed");
  renameSync(spec, renamed);
  await settle(renamed);
  expect(readFileSync(path.join(renamed, "openapi.yaml"), "utf8")).toBe("old");
});
