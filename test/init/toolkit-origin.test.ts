import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { toolkitOrigin } from "../../src/init/toolkit-origin.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Where npm says that it has the toolkit from. */
const originIf = (resolved: string | undefined) => {
  const list = { packages: { "node_modules/zstack-openapi": { version: "1.0.0", resolved } } };
  writeFiles(folder.path, [["project/node_modules/.package-lock.json", JSON.stringify(list)]]);
  return toolkitOrigin(path.join(folder.path, "project/node_modules/zstack-openapi"));
};

test.each([
  ["file:../toolkit-1.0.0.tgz", "toolkit-1.0.0.tgz"],
  ["file:toolkit-1.0.0.tgz", "project/toolkit-1.0.0.tgz"],
])("a toolkit from %s is from there", (resolved, file) => {
  expect(originIf(resolved)).toBe(path.join(folder.path, file));
});

test.each([["https://registry.npmjs.org/zstack-openapi/-/zstack-openapi-1.0.0.tgz"], [undefined]])(
  "a toolkit from %s is a registry's",
  (resolved) => {
    expect(originIf(resolved)).toBeUndefined();
  },
);

test("installed by something else than npm, it is taken for a registry's", () => {
  expect(toolkitOrigin(path.join(folder.path, "node_modules/zstack-openapi"))).toBeUndefined();
});

test("a clone is its own source", () => {
  expect(toolkitOrigin(`${folder.path}/`)).toBe(folder.path);
});
