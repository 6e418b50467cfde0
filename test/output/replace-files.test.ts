import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OutputError } from "../../src/output/fault.ts";
import { replaceFiles } from "../../src/output/replace-files.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { injectFault } from "./faults.ts";

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(folder.path, [
    ["a.yaml", "a"],
    ["b.yaml", "b"],
  ]);
});
afterEach(() => folder.remove());

const at = (name: string) => path.join(folder.path, name);

test("a link that leads out of the folder stays one", async () => {
  writeFiles(folder.path, [["spec/openapi.yaml", "root"]]);
  symlinkSync("../a.yaml", at("spec/a.yaml"));
  await replaceFiles(at("spec"), new Map([[at("spec/a.yaml"), "A"]]));
  expect(lstatSync(at("spec/a.yaml")).isSymbolicLink()).toBe(true);
  expect(readFileSync(at("a.yaml"), "utf8")).toBe("A");
  expect(readdirSync(at("spec")).sort()).toEqual(["a.yaml", "openapi.yaml"]);
});

test("several files are replaced, and nothing is left beside them", async () => {
  await replaceFiles(
    folder.path,
    new Map([
      [at("a.yaml"), "A"],
      [at("b.yaml"), "B"],
    ]),
  );
  expect([readFileSync(at("a.yaml"), "utf8"), readFileSync(at("b.yaml"), "utf8")]).toEqual(["A", "B"]);
  expect(readdirSync(folder.path).sort()).toEqual(["a.yaml", "b.yaml"]);
});

test("new files get the folders they lie in", async () => {
  await replaceFiles(folder.path, new Map([[at("new/c.yaml"), "C"]]));
  expect(readFileSync(at("new/c.yaml"), "utf8")).toBe("C");
});

// The second is more than most people's umask allows a new file.
test.each([0o600, 0o666])("a file keeps its mode, and a link stays one", async (mode) => {
  chmodSync(at("a.yaml"), mode);
  symlinkSync("a.yaml", at("link.yaml"));
  await replaceFiles(folder.path, new Map([[at("link.yaml"), "A"]]));
  expect(lstatSync(at("link.yaml")).isSymbolicLink()).toBe(true);
  expect(readFileSync(at("a.yaml"), "utf8")).toBe("A");
  expect(statSync(at("a.yaml")).mode & 0o777).toBe(mode);
});

test("when one cannot be, none is, and nothing is left beside them", async () => {
  mkdirSync(at("folder.yaml"));
  const files = new Map([
    [at("c.yaml"), "C"],
    [at("a.yaml"), "A"],
    [at("folder.yaml"), "is a folder"],
  ]);
  await expect(replaceFiles(folder.path, files)).rejects.toThrow(OutputError);
  expect([readFileSync(at("a.yaml"), "utf8"), readFileSync(at("b.yaml"), "utf8")]).toEqual(["a", "b"]);
  expect(readdirSync(folder.path).sort()).toEqual(["a.yaml", "b.yaml", "folder.yaml"]);
});

test.each([
  ["ENOSPC", "the disk is full"],
  ["EACCES", "you are not allowed to"],
])("%s at any step leaves all as it was, and is said on one line", async (code, words) => {
  const files = new Map([
    [at("a.yaml"), "A"],
    [at("new/c.yaml"), "C"],
    [at("b.yaml"), "B"],
  ]);
  const OLD = new Map([
    [at("a.yaml"), "a"],
    [at("b.yaml"), "b"],
  ]);
  for (let step = 1; ; step++) {
    const calls = ["mkdirSync", "writeFileSync", "renameSync"] as const;
    const end = injectFault({ inside: folder.path, at: step, calls, code });
    const said = await replaceFiles(folder.path, files).then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (!end()) break;
    // What fails when all is done is left to the next run.
    const isDone = said === undefined;
    if (!isDone) expect(said).toContain(`Nothing was changed: ${words} (${code}: ${folder.path}`);
    const [a, b] = isDone ? ["A", "B"] : ["a", "b"];
    expect([readFileSync(at("a.yaml"), "utf8"), readFileSync(at("b.yaml"), "utf8")]).toEqual([a, b]);
    if (isDone) await replaceFiles(folder.path, OLD);
    rmSync(at("new"), { recursive: true, force: true });
    expect(readdirSync(folder.path).sort()).toEqual(["a.yaml", "b.yaml"]);
  }
});
