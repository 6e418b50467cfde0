import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OutputError } from "../../src/cli/errors.ts";
import { replaceFiles } from "../../src/cli/replace-files.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";

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

test("several files are replaced, and nothing is left beside them", () => {
  replaceFiles(
    new Map([
      [at("a.yaml"), "A"],
      [at("b.yaml"), "B"],
    ]),
  );
  expect([readFileSync(at("a.yaml"), "utf8"), readFileSync(at("b.yaml"), "utf8")]).toEqual(["A", "B"]);
  expect(readdirSync(folder.path).sort()).toEqual(["a.yaml", "b.yaml"]);
});

test("when one cannot be, none is, and nothing is left beside them", () => {
  mkdirSync(`${at("b.yaml")}.zstack-openapi-new-${process.pid}`);
  const both = new Map([
    [at("a.yaml"), "A"],
    [at("b.yaml"), "B"],
  ]);
  expect(() => replaceFiles(both)).toThrow(OutputError);
  expect([readFileSync(at("a.yaml"), "utf8"), readFileSync(at("b.yaml"), "utf8")]).toEqual(["a", "b"]);
  expect(readdirSync(folder.path)).not.toContain(`a.yaml.zstack-openapi-new-${process.pid}`);
});
