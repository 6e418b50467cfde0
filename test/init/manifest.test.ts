import { describe, expect, test } from "vitest";
import {
  completeManifest,
  isPackageName,
  type Manifest,
  packageNameOf,
  repositoryManifest,
} from "../../src/init/manifest.ts";

const TOOLKIT = {
  name: "zstack-openapi",
  version: "1.2.3",
  engines: { node: ">=20" },
  dependencies: { typescript: "5.9.3", yaml: "2.0.0" },
};
const WANTED = repositoryManifest("mine", TOOLKIT, { "lossless-json": "^4.0.0" });

test("a repository pins the toolkit, and its compiler", () => {
  expect(WANTED).toMatchObject({
    name: "mine",
    private: true,
    type: "module",
    engines: { node: ">=20" },
    devDependencies: { "lossless-json": "^4.0.0", typescript: "5.9.3", "zstack-openapi": "1.2.3" },
  });
  expect(Object.keys(WANTED.scripts as object).sort()).toEqual(
    ["build", "check", "docs", "generate", "lint", "mock"].sort(),
  );
});

describe("a manifest that is there", () => {
  const completed = (present: Manifest): Manifest => {
    const result = completeManifest(present, WANTED);
    if (!("manifest" in result)) throw new Error(result.conflicts.join());
    return result.manifest;
  };

  test.each<[given: string, present: Manifest, want: Manifest]>([
    ["nothing", {}, WANTED],
    ["all of it", WANTED, WANTED],
    [
      "the toolkit where npm put it",
      { dependencies: { "zstack-openapi": "file:../toolkit.tgz" } },
      {
        ...WANTED,
        dependencies: { "zstack-openapi": "file:../toolkit.tgz" },
        devDependencies: { "lossless-json": "^4.0.0", typescript: "5.9.3" },
      },
    ],
    [
      "values of its own",
      {
        name: "theirs",
        type: "commonjs",
        license: "MIT",
        scripts: { test: "vitest" },
        devDependencies: { typescript: "6.0.0" },
      },
      {
        ...WANTED,
        name: "theirs",
        type: "commonjs",
        license: "MIT",
        scripts: { test: "vitest", ...(WANTED.scripts as object) },
        devDependencies: { ...(WANTED.devDependencies as object), typescript: "6.0.0" },
      },
    ],
  ])("with %s keeps what it has and gets what it lacks", (_, present, want) => {
    expect(completed(present)).toEqual(want);
  });

  test("keeps its order", () => {
    const present = { scripts: {}, version: "1.0.0", name: "theirs" };
    expect(Object.keys(completed(present)).slice(0, 3)).toEqual(["scripts", "version", "name"]);
    expect(Object.keys(completed({ dependencies: {} }))[0]).toBe("name");
  });

  test("is left alone when a script of that name does something else", () => {
    const present = { scripts: { check: "eslint", lint: "zstack-openapi lint", docs: "typedoc" } };
    expect(completeManifest(present, WANTED)).toEqual({ conflicts: ["scripts.check", "scripts.docs"] });
  });
});

test.each([
  ["my-spec", "my-spec"],
  ["My Spec", "my-spec"],
  ["ZStack 规范", "zstack"],
  ["规范", "zstack-spec"],
  [".hidden_", "hidden"],
  ["a/b", "a-b"],
  ["", "zstack-spec"],
  ["x".repeat(300), "x".repeat(214)],
])("a folder called %j gives the name %j", (folder, name) => {
  expect(packageNameOf(folder)).toBe(name);
  expect(isPackageName(name)).toBe(true);
});

test.each([
  ["zstack-spec", true],
  ["@example/zstack.spec", true],
  ["Zstack", false],
  [".spec", false],
  ["a b", false],
  ["@example", false],
  ["<script>", false],
  ["", false],
  ["x".repeat(215), false],
])("%j is a name: %j", (name, want) => {
  expect(isPackageName(name)).toBe(want);
});
