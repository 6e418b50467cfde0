import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { leaveHalfWay } from "../output/half-way.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { runCommand } from "./terminal.ts";

const GOOD = `openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /zstack/v1/things:
    get: {operationId: QueryThing, responses: {'200': {description: ok}}}
components:
  schemas:
    Thing: {type: object}
`;

let folder: ReturnType<typeof temporaryFolder>;
let spec: string;
let out: string;

beforeEach(() => {
  folder = temporaryFolder();
  spec = path.join(folder.path, "spec/openapi.yaml");
  out = path.join(folder.path, "generated");
  writeFiles(folder.path, [["spec/openapi.yaml", GOOD]]);
});
afterEach(() => folder.remove());

/** Where a run puts the folder before while the new one takes its place. */

const generate = (...more: string[]) => runCommand("generate", "--spec", spec, "--out", out, ...more);

describe("generate", () => {
  test("writes the whole package and says so", async () => {
    const { exitCode, stdout, stderr } = await generate();
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
    expect(stderr).toContain("1 operation, 1 model");
    const files = filesIn(out);
    expect(files).toEqual(
      expect.arrayContaining([
        "README.md",
        "docs/en/QueryThing.md",
        "docs/en/models/Thing.md",
        "docs/zh-CN/QueryThing.md",
        "docs/zh-CN/models/Thing.md",
        "openapi.json",
        "package.json",
        "src/core.ts",
        "src/index.ts",
        "src/models/Thing.ts",
        "src/operations/query-thing.ts",
        "src/runtime/index.ts",
        "src/schema.ts",
        "tsconfig.json",
      ]),
    );
  });

  test("takes the spec's folder for its root file", async () => {
    const { exitCode } = await runCommand("generate", "--spec", path.dirname(spec), "--out", out);
    expect(exitCode).toBe(0);
  });

  test("gives the same bytes again after the output was deleted", async () => {
    await generate();
    const first = contentsOf(out);
    rmSync(out, { recursive: true });
    await generate();
    expect(contentsOf(out)).toEqual(first);
  });

  test("leaves unchanged files untouched, their times included", async () => {
    await generate();
    const before = statSync(path.join(out, "src/models/Thing.ts")).mtimeMs;
    writeFileSync(spec, GOOD.replace("QueryThing", "QueryThings"));
    await generate();
    expect(statSync(path.join(out, "src/models/Thing.ts")).mtimeMs).toBe(before);
    expect(filesIn(out)).toContain("src/operations/query-things.ts");
  });

  test("removes what it wrote and no longer gives, and nothing else", async () => {
    await generate();
    writeFiles(out, [
      ["dist/index.js", "built"],
      ["src/operations/own.ts", "mine"],
      [".npmrc", "mine too"],
    ]);
    writeFileSync(spec, GOOD.replace("QueryThing", "GetThing"));
    await generate();
    const files = filesIn(out);
    expect(files).not.toContain("src/operations/query-thing.ts");
    expect(files).toEqual(
      expect.arrayContaining([
        ".npmrc",
        "dist/index.js",
        "src/operations/get-thing.ts",
        "src/operations/own.ts",
      ]),
    );
    expect(readdirSync(folder.path).sort()).toEqual(["generated", "spec"]);
  });

  test.each([["--check"], ["--quiet"]])(
    "with %s finds what was there before a run was killed",
    async (flag) => {
      await generate();
      writeFiles(out, [["dist/index.js", "built"]]);
      const before = readFileSync(path.join(out, "README.md"), "utf8");
      leaveHalfWay(out, { "README.md": before }, { "README.md": "newer", "src/newer.ts": "" });
      expect(await generate(flag)).toMatchObject({ exitCode: 0, stdout: "" });
      expect(readFileSync(path.join(out, "README.md"), "utf8")).toBe(before);
      expect(filesIn(out)).toEqual(expect.arrayContaining(["dist/index.js"]));
      expect(filesIn(out)).not.toContain("src/newer.ts");
      expect(readdirSync(out)).not.toContain(".zstack-openapi");
    },
  );

  test("finds the spec as it was before a run was killed that was changing it", async () => {
    leaveHalfWay(path.dirname(spec), { "openapi.yaml": GOOD }, { "openapi.yaml": "", "paths/x.yaml": "" });
    expect(await generate()).toMatchObject({ exitCode: 0 });
    expect(readFileSync(spec, "utf8")).toBe(GOOD);
    expect(readdirSync(path.dirname(spec))).toEqual(["openapi.yaml"]);
  });

  test("leaves a neighbour alone, whatever it is called", async () => {
    writeFiles(folder.path, [["generated.old/mine.txt", "mine"]]);
    await generate();
    writeFileSync(spec, GOOD.replace("QueryThing", "GetThing"));
    await generate();
    expect(readFileSync(path.join(folder.path, "generated.old/mine.txt"), "utf8")).toBe("mine");
  });

  test("does not overwrite what it did not write", async () => {
    writeFiles(out, [["package.json", "mine"]]);
    const { exitCode, stderr } = await generate();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("did not write: package.json");
    expect(filesIn(out)).toEqual(["package.json"]);
  });

  test("writes to where a link leads, and leaves the link", async () => {
    writeFiles(folder.path, [["real/own.txt", "mine"]]);
    symlinkSync("real", out);
    await generate();
    expect(lstatSync(out).isSymbolicLink()).toBe(true);
    expect(filesIn(path.join(folder.path, "real"))).toEqual(
      expect.arrayContaining(["own.txt", "src/index.ts"]),
    );
  });

  test("makes 64-bit integers what it is asked to", async () => {
    writeFileSync(
      spec,
      GOOD.replace("{type: object}", "{type: object, properties: {size: {type: integer, format: int64}}}"),
    );
    const model = path.join(out, "src/models/Thing.ts");
    await generate("--int64", "bigint");
    expect(readFileSync(model, "utf8")).toContain("size?: bigint;");
    expect(await generate("--int64", "bigint", "--check")).toMatchObject({ exitCode: 0, stdout: "" });

    const { exitCode, stdout } = await generate("--check");
    expect(exitCode).toBe(1);
    expect(stdout.split("\n")).toContain(`${out}/src/models/Thing.ts`);
    await generate("--int64", "number");
    expect(readFileSync(model, "utf8")).toContain("size?: number;");
    expect((await generate("--check")).exitCode).toBe(0);
    expect((await generate("--check", "--int64", "bigint")).stderr).toContain("generate --int64 bigint.");
  });

  test("is quiet when asked to", async () => {
    expect(await generate("--quiet")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });
});

describe("generate --check", () => {
  test("is content with what generate wrote, and writes nothing", async () => {
    await generate();
    const before = contentsOf(out);
    expect(await generate("--check")).toMatchObject({ exitCode: 0, stdout: "" });
    expect(contentsOf(out)).toEqual(before);
  });

  test("lists what is changed, missing and left over", async () => {
    await generate();
    writeFileSync(path.join(out, "src/core.ts"), "edited");
    rmSync(path.join(out, "README.md"));
    writeFileSync(spec, GOOD.replace("Thing: {type: object}", "Other: {type: object}"));
    const { exitCode, stdout, stderr } = await generate("--check");
    expect(exitCode).toBe(1);
    expect(stdout.split("\n")).toEqual(
      expect.arrayContaining(
        ["src/core.ts", "README.md", "src/models/Thing.ts", "src/models/Other.ts"].map(
          (name) => `${out}/${name}`,
        ),
      ),
    );
    expect(stderr).toContain("Run zstack-openapi generate.");
    expect(existsSync(path.join(out, "README.md"))).toBe(false);
  });
});

describe("an invalid spec writes nothing, exits with 1 and says where, what and how to mend it:", () => {
  test.each([
    ["broken YAML", "a: 1\na: 2\nb: [", [":2:1 ", ":3:5 "], "not valid YAML"],
    [
      "an unresolvable $ref",
      "openapi: 3.1.0\npaths: {/a: {$ref: nowhere.yaml}}",
      [":2:20 "],
      "leads nowhere",
    ],
    [
      "a duplicate operationId",
      GOOD.replace("get:", "put: {operationId: QueryThing, responses: {'200': {description: ok}}}\n    get:"),
      [":5:"],
      "is taken by",
    ],
    [
      "an x-zstack that breaks its schema",
      GOOD.replace("QueryThing,", "QueryThing, x-zstack: {since: 4.5},"),
      [":5:54 "],
      '"since"',
    ],
    ["an operation without a 200", GOOD.replace("'200'", "'202'"), [":5:36 "], "no 200 response"],
    [
      "a schema name that is no identifier",
      GOOD.replace("Thing: {", "Thi-ng: {"),
      [":8:5 "],
      "no identifier",
    ],
  ])("%s", async (_, text, places, words) => {
    writeFileSync(spec, text);
    const { exitCode, stdout, stderr } = await generate();
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    for (const place of places) expect(stderr).toContain(`${spec}${place}`);
    expect(stderr).toContain(words);
    expect(stderr).toContain("fix: ");
    expect(readdirSync(folder.path)).toEqual(["spec"]);
  });

  test("a circle of $refs through files", async () => {
    writeFiles(path.dirname(spec), [
      ["openapi.yaml", "openapi: 3.1.0\npaths: {/a: {$ref: a.yaml}}"],
      ["a.yaml", "$ref: b.yaml"],
      ["b.yaml", "$ref: a.yaml"],
    ]);
    const { exitCode, stderr } = await generate();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("goes in a circle");
    expect(stderr).toContain(`${spec}:2:20`);
  });

  test("and its text does not steer the terminal", async () => {
    writeFiles(folder.path, [
      ["spec/openapi.yaml", GOOD.replace("{type: object}", '{$ref: "\\e[2J\\x9b1A.yaml"}')],
    ]);
    const { exitCode, stderr } = await generate();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("\ufffd[2J\ufffd1A.yaml");
    expect(stderr.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });

  test("and an output from before stays as it was", async () => {
    await generate();
    const before = contentsOf(out);
    writeFileSync(spec, GOOD.replace("'200'", "'202'"));
    expect((await generate()).exitCode).toBe(1);
    expect(contentsOf(out)).toEqual(before);
  });
});

describe("wrong usage exits with 2:", () => {
  test.each([
    ["an unknown flag", ["generate", "--chekc"], "unknown option '--chekc'"],
    ["an unknown command", ["generat"], "unknown command 'generat'"],
    ["no command", [], "Usage: zstack-openapi"],
    ["a flag without its value", ["generate", "--spec"], "argument missing"],
    ["a spec that is not there", ["generate", "--spec", "no/such.yaml"], "There is no spec at no/such.yaml"],
    ["an integer type that is none", ["generate", "--int64", "bigit"], "choices are number, bigint"],
    ["check and watch at once", ["generate", "--check", "--watch"], "exclude each other"],
    [
      "an output folder that holds the working directory",
      ["generate", "--out", "."],
      "the working directory",
    ],
  ])("%s", async (_, argv, words) => {
    const { exitCode, stdout, stderr } = await runCommand(...argv);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(words);
  });

  test("an output folder that holds the spec", async () => {
    const { exitCode, stderr } = await runCommand("generate", "--spec", spec, "--out", folder.path);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("holds the spec");
  });
});

test("an output that cannot be written is said clearly and left as it was", async () => {
  writeFileSync(path.join(folder.path, "file"), "in the way");
  const { exitCode, stderr } = await runCommand(
    "generate",
    "--spec",
    spec,
    "--out",
    path.join(folder.path, "file/x"),
  );
  expect(exitCode).toBe(1);
  expect(stderr).toContain("cannot be written");
  expect(readFileSync(path.join(folder.path, "file"), "utf8")).toBe("in the way");
});

test("help shows examples and exits with 0", async () => {
  const { exitCode, stdout } = await runCommand("generate", "--help");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("$ zstack-openapi generate --check");
});

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

function contentsOf(root: string): Record<string, string> {
  return Object.fromEntries(filesIn(root).map((name) => [name, readFileSync(path.join(root, name), "utf8")]));
}
