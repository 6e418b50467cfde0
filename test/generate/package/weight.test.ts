import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderIndexModule } from "../../../src/generate/package/index-module.ts";
import { FACADE_LIMIT, isRootComplete } from "../../../src/model/facade-limit.ts";
import { api, operation } from "../../docs/api-model.ts";
import { compileFences, fencesOf } from "../../fences.ts";
import { packageOf, temporaryFolder, writeFiles } from "../../package-folder.ts";
import { compileStrictly, programOf } from "../../strict-compiler.ts";
import { manyOperations } from "./many-operations.ts";

const MANY = FACADE_LIMIT + 1;
const folder = temporaryFolder();
afterAll(() => folder.remove());

const homes = { few: path.join(folder.path, "few"), many: path.join(folder.path, "many") };
let files: Map<string, string>;
beforeAll(() => {
  writeFiles(homes.few, packageOf(manyOperations(5)));
  files = packageOf(manyOperations(MANY));
  writeFiles(homes.many, files);
});

const OPTIONS = '{ endpoint: "http://10.0.0.10:8080", auth: sessionAuth({ sessionUuid: "0" }) }';
const OPERATION = 'import { attachDisk0 } from "zstack-client/operations/attach-disk0";';
const PARAMS = '{ uuid: "a", vmUuid: "b" }';
const withClient = `import { createClient, sessionAuth } from "zstack-client/core";
${OPERATION}
console.log((await attachDisk0(createClient(${OPTIONS}), ${PARAMS})).vm?.disks);`;
const withZStack = (entry: string): string => `import { createZStack, sessionAuth } from "${entry}";
${OPERATION}
const zstack = createZStack(${OPTIONS}, { attachDisk0 });
console.log((await zstack.attachDisk0.start(${PARAMS})).uuid, (await zstack.attachDisk0(${PARAMS})).vm?.disks);`;
const withAll = `import { sessionAuth } from "zstack-client/core";
import { createZStack } from "zstack-client/all";
const zstack = createZStack(${OPTIONS});
console.log((await zstack.attachDisk0(${PARAMS})).vm, await zstack.attachDisk${MANY - 1}(${PARAMS}));`;

function pathsTo(home: string): ts.CompilerOptions {
  const at = (name: string): string[] => [path.join(home, `src/${name}.ts`)];
  return {
    declaration: false,
    isolatedDeclarations: false,
    paths: { "zstack-client": at("index"), "zstack-client/*": at("*") },
  };
}

function written(name: string, program: string): string {
  writeFiles(folder.path, [[`${name}.mts`, program]]);
  return path.join(folder.path, `${name}.mts`);
}

/** The modules of the package that the compiler loads for a program, those of its runtime aside. */
function loadedFor(file: string): string[] {
  const source = `${path.join(homes.many, "src")}/`;
  return programOf([file], pathsTo(homes.many))
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(source))
    .map(({ fileName }) => fileName.slice(source.length))
    .filter((name) => !name.startsWith("runtime/"))
    .sort();
}

describe(`for one of ${MANY} operations, the compiler loads`, () => {
  test.each([
    ["with a client", withClient, []],
    ["as a method", withZStack("zstack-client/core"), []],
    ["as a method, by the root", withZStack("zstack-client"), ["index.ts"]],
  ])("that one and its models: %s", (name, program, more) => {
    expect(loadedFor(written(name.replaceAll(/\W+/g, "-"), program))).toEqual([
      "core.ts",
      ...more,
      "models/Disk0.ts",
      "models/Vm0.ts",
      "operations/attach-disk0.ts",
    ]);
  });

  test("all of them where all are asked for", () => {
    const loaded = loadedFor(written("all", withAll));
    expect(loaded.filter((name) => name.startsWith("operations/"))).toHaveLength(MANY);
    expect(loaded).not.toContain("schema.ts");
  });

  test("nothing that is not as typed as ever", () => {
    const programs = [withClient, withZStack("zstack-client/core"), withZStack("zstack-client"), withAll];
    const files = programs.map((program, index) => written(`typed-${index}`, program));
    expect(compileStrictly(files, pathsTo(homes.many))).toEqual([]);
  });
});

describe("what is imported from", () => {
  const exportsOf = (home: string, entry: string): string[] => {
    const file = path.join(home, `src/${entry}.ts`);
    const program = programOf([file], pathsTo(home));
    const checker = program.getTypeChecker();
    const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
    return checker.getExportsOfModule(module).map(({ name }) => name);
  };

  test("the root of a small package is everything, of a large one what core has", () => {
    const [root, core] = ["index", "core"].map((entry) => exportsOf(homes.many, entry).sort());
    expect(root).toEqual(core);
    expect(exportsOf(homes.few, "index")).toEqual(
      expect.arrayContaining([...core!, "attachDisk4", "AttachDisk4Params", "Disk4", "ZStack"]),
    );
  });

  // An editor would import an operation from there, and load all for it.
  test.each(["few", "many"] as const)("the entry of all is no operation by itself: %s", (size) => {
    expect(exportsOf(homes[size], "all").sort()).toEqual(["ZStack", "createZStack"]);
  });

  test.each([
    [FACADE_LIMIT, true],
    [FACADE_LIMIT + 1, false],
  ])("the root, with %i operations in all, is complete: %s", (count, complete) => {
    const model = api(Array.from({ length: count }, (_, n) => operation({ operationId: `StartVm${n}` })));
    expect(isRootComplete(model)).toBe(complete);
    expect(renderIndexModule(model).includes("startVm0")).toBe(complete);
  });
});

test("at run time, all are methods where all are asked for", async () => {
  const all = (await import(pathToFileURL(path.join(homes.many, "src/all.ts")).href)) as {
    createZStack(options: object): Record<string, { start?: unknown }>;
  };
  const zstack = all.createZStack({ endpoint: "http://h" });
  expect(Object.keys(zstack).filter((name) => name.startsWith("attachDisk"))).toHaveLength(MANY);
  expect(zstack.attachDisk0).toHaveProperty("start");
  expect(zstack.attachDisk1).not.toHaveProperty("start");
});

test("the samples of a large package compile: its README, its guides, its pages", () => {
  const pages = /^(README\.md|docs\/[\w-]+\/guides\/.*|docs\/en\/AttachDisk\d\.md)$/;
  const fences = fencesOf([...files].filter(([name]) => pages.test(name)));
  expect(fences.length).toBeGreaterThanOrEqual(2 + 2 * 20 + 10);
  expect(fences.filter(([, code]) => code.includes("zstack-client/all"))).toEqual([]);
  expect(compileFences(fences, path.join(folder.path, "samples"), homes.many)).toEqual([]);
});

describe("the bundle of one call does not grow with the API", () => {
  const bundled = async (home: string, program: string): Promise<string[]> => {
    const { outputFiles } = await build({
      stdin: { contents: program, resolveDir: home, loader: "ts" },
      alias: { "zstack-client": path.join(home, "src") },
      bundle: true,
      splitting: true,
      minify: true,
      format: "esm",
      target: "es2022",
      outdir: path.join(home, "bundle"),
      write: false,
    });
    return outputFiles.map(({ text }) => text.replace(/[\w-]+-[A-Z0-9]{8}\.js/g, "chunk.js")).sort();
  };

  test.each([
    ["with a client", withClient],
    ["as a method", withZStack("zstack-client/core")],
  ])("%s", async (_, program) => {
    const [few, many] = await Promise.all([bundled(homes.few, program), bundled(homes.many, program)]);
    expect(many).toEqual(few);
    expect(many.join("")).toContain("AttachDisk0");
    expect(many.join("")).not.toContain("AttachDisk1");
  });

  test("by the root of a large package, either", async () => {
    expect(await bundled(homes.many, withZStack("zstack-client"))).toEqual(
      await bundled(homes.few, withZStack("zstack-client/core")),
    );
  });
});
