import { afterAll, expect, test } from "vitest";
import { renderPackage } from "../../../src/generate/package/package.ts";
import { load } from "../../../src/load/load.ts";
import { build } from "../../../src/model/build.ts";
import { compileFences, fencesOf } from "../../fences.ts";
import { GUIDES, RUNTIME, temporaryFolder, writeFiles } from "../../package-folder.ts";

const { model } = build(load("spec/openapi.yaml"));
const files = renderPackage(model, { runtime: RUNTIME, guides: GUIDES }, { int64: "bigint" });
const numbers = renderPackage(model, { runtime: RUNTIME, guides: GUIDES });

const folder = temporaryFolder();
afterAll(() => folder.remove());

test("a package with bigints documents itself in TypeScript that compiles", () => {
  const fences = fencesOf([...files].filter(([name]) => name.endsWith(".md")));
  for (const name of ["README.md", "docs/en/CreateVmFromCdpBackup.md", "docs/zh-CN/CreateVmFromCdpBackup.md"])
    expect(files.get(name), name).toContain("groupId: 1n");
  writeFiles(`${folder.path}/package`, files);
  expect(compileFences(fences, folder.path, `${folder.path}/package`)).toEqual([]);
});

test("its README says what integers are, and each package says it of its own alone", () => {
  expect(files.get("README.md")).toContain("Integers of 64 bits are `bigint`");
  expect(numbers.get("README.md")).toContain("Integers of 64 bits are `number`");
});

test("it has the same schema.ts and openapi.json, whose readers parse JSON themselves", () => {
  for (const name of ["src/schema.ts", "openapi.json"]) expect(files.get(name)).toBe(numbers.get(name));
});

test("the operations whose answers have a shape say so, and in a package with numbers none does", () => {
  for (const [name, text] of files) {
    if (!name.startsWith("src/operations/")) continue;
    expect(text.includes('\n    int64: "bigint",\n'), name).toBe(text.includes("\n    shape: "));
    expect(numbers.get(name)).not.toContain('int64: "bigint"');
  }
});
