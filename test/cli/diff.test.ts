import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT, temporaryFolder, writeFiles } from "../package-folder.ts";
import { runCommand } from "./terminal.ts";

const BASE = `openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /zstack/v1/things:
    get:
      operationId: QueryThing
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, properties: {inventories: {type: array, items: {$ref: Thing.yaml}}}}}}}
  /zstack/v1/things/{uuid}:
    get:
      operationId: GetThing
      parameters: [{name: uuid, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, properties: {inventory: {$ref: Thing.yaml}}}}}}
`;
const THING = `type: object
properties:
  uuid:
    type: string
  size:
    type: integer
`;

let folder: ReturnType<typeof temporaryFolder>;
let spec: string;
const git = (...args: string[]) =>
  execFileSync("git", ["-C", folder.path, "-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
    stdio: "pipe",
  }).toString();
const diff = (...args: string[]) => runCommand("diff", ...args, "--spec", spec);
const at = (name: string) => path.join(folder.path, name);

describe("diff", () => {
  // One repository for all: they only look at it.
  beforeAll(() => {
    folder = temporaryFolder();
    spec = at("spec/openapi.yaml");
    git("init", "-q", "-b", "main");
    writeFiles(folder.path, [["README.md", "nothing"]]);
    git("add", ".");
    git("commit", "-qm", "empty");
    writeFiles(folder.path, [
      ["spec/openapi.yaml", BASE],
      ["spec/Thing.yaml", THING],
    ]);
    git("add", ".");
    git("commit", "-qm", "first");
    git("tag", "first");
    writeFiles(folder.path, [
      ["spec/Thing.yaml", THING.replace("  size:\n    type: integer\n", "  name: {type: string}\n")],
    ]);
  });
  afterAll(() => folder.remove());

  test("compares HEAD with the working tree by default, and tells of every operation it reaches", async () => {
    const { exitCode, stdout } = await diff("--json");
    const { summary, changes } = JSON.parse(stdout);
    expect({ exitCode, summary }).toEqual({ exitCode: 1, summary: { wire: "breaking", client: "breaking" } });
    expect(changes).toEqual([
      {
        id: "response-property-removed",
        wire: "breaking",
        client: "breaking",
        operationIds: ["GetThing", "QueryThing"],
        pointer: "/components/schemas/Thing/properties/size",
        file: at("spec/Thing.yaml"),
        line: 5,
        message: "Thing.size removed from the response",
      },
      expect.objectContaining({
        id: "response-property-added",
        line: 5,
        operationIds: ["GetThing", "QueryThing"],
      }),
    ]);
  });

  test("leaves the repository as it is", async () => {
    const before = [git("status", "--porcelain"), git("rev-parse", "HEAD")];
    await diff("HEAD", "HEAD");
    expect([git("status", "--porcelain"), git("rev-parse", "HEAD")]).toEqual(before);
  });

  test.each([
    ["two revisions", () => ["first", "HEAD"]],
    ["a revision with its path", () => [`first:${path.relative(process.cwd(), spec)}`, "main"]],
    ["two folders", () => [at("spec"), at("spec")]],
    ["a file and its folder", () => [spec, at("spec")]],
  ])("finds no change between %s of the same", async (_, sides) => {
    const { exitCode, stdout } = await diff(...sides());
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "No changes." });
  });

  test.each(["first:spec/openapi.yaml", "first:openapi.yaml", "first:./openapi.yaml", "first:../spec"])(
    "reads %s from below the root of the repository",
    async (side) => {
      const before = process.cwd();
      process.chdir(at("spec"));
      try {
        expect(await runCommand("diff", side, "HEAD", "--spec", "openapi.yaml")).toMatchObject({
          exitCode: 0,
          stdout: "No changes.",
        });
      } finally {
        process.chdir(before);
      }
    },
  );

  test.each([
    ["breaking", 1],
    ["warning", 1],
    ["none", 0],
  ])("fails on %s with %i", async (verdict, code) => {
    expect((await diff("--fail-on", verdict)).exitCode).toBe(code);
  });

  test("tells in Chinese as well", async () => {
    const { stdout } = await diff("--locale", "zh-CN");
    expect(stdout).toContain("响应删除 Thing.size");
    expect(stdout).toContain("不兼容");
  });

  test("shows what is written on both sides", async () => {
    const { stdout } = await diff();
    expect(stdout).toMatch(/5 \| - {3}size:\n/);
    expect(stdout).toMatch(/5 \| \+ {3}name: \{type: string\}/);
  });

  test("gives GitHub the nearest line that is left", async () => {
    const { stdout } = await diff("--format", "github");
    expect(stdout).toMatch(
      /^::error file=.*Thing\.yaml,line=\d+,col=\d+,title=response-property-removed::Thing\.size removed/m,
    );
  });

  test("starts the comment with the verdict and folds the rest", async () => {
    const { stdout } = await diff("--format", "markdown");
    expect(stdout).toMatch(
      /\| HTTP callers \| ❌ breaking \|\n\| code using zstack-client \| ❌ breaking \|/,
    );
    expect(stdout).toContain("<details open><summary>❌ <b>GetThing, QueryThing</b>");
    expect(stdout).toContain("```diff\n");
  });

  test("names every problem of a document that is wrong, and where", async () => {
    writeFiles(folder.path, [["broken/openapi.yaml", BASE]]);
    const { exitCode, stderr } = await runCommand("diff", at("broken"), at("spec"));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("broken/openapi.yaml:8:");
    expect(stderr).toContain("unresolved-ref");
  });

  test("does not compare documents of two OpenAPI versions", async () => {
    writeFiles(folder.path, [
      ["old/openapi.yaml", "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n"],
    ]);
    const { exitCode, stderr } = await runCommand("diff", at("old"), at("spec"));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("OpenAPI 3.1.0 cannot be compared with OpenAPI 3.0.3");
  });

  test.each([
    [
      "no such revision",
      ["nowhere"],
      '"nowhere" is no file, no folder, no release, and no revision that git knows',
    ],
    ["a revision without the spec", ["main~1"], "The revision main~1 has no "],
    ["an option for a revision", ["--", "--output=x"], "no revision that git knows"],
    ["a folder without a spec", [path.join(ROOT, "src")], "There is no spec at "],
    ["an unknown format", ["--format", "xml"], "xml"],
    ["two formats at once", ["--json", "--format", "github"], "exclude each other"],
  ])("says what is wrong with %s", async (_, args, message) => {
    const { exitCode, stdout, stderr } = await runCommand("diff", "--spec", spec, ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("diff, where git has nothing to compare with,", () => {
  let bare: string;
  beforeAll(() => {
    bare = mkdtempSync(path.join(tmpdir(), "zstack-openapi-diff-"));
    writeFiles(bare, [
      ["spec/openapi.yaml", BASE],
      ["spec/Thing.yaml", THING],
    ]);
  });
  afterAll(() => rmSync(bare, { recursive: true }));

  test("says so in a folder that is no repository, and in a repository without a commit", async () => {
    const inBare = () => runCommand("diff", "--spec", path.join(bare, "spec/openapi.yaml"));
    const outside = await inBare();
    expect(outside).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outside.stderr).toContain("git has no repository");
    expect(outside.stderr).toContain("Name two sides");
    execFileSync("git", ["init", "-q", bare]);
    const empty = await inBare();
    expect(empty).toMatchObject({ exitCode: 2, stdout: "" });
    expect(empty.stderr).toContain("has no commit yet to compare with");
  });
});

describe("release and changelog", () => {
  beforeEach(() => {
    folder = temporaryFolder();
    spec = at("spec/openapi.yaml");
    writeFiles(folder.path, [["spec/openapi.yaml", BASE]]);
  });
  afterEach(() => folder.remove());

  const release = (...args: string[]) => runCommand("release", ...args, "--spec", spec);
  const changelog = (...args: string[]) => runCommand("changelog", ...args, "--spec", spec);
  const write = (thing: string) => writeFileSync(at("spec/Thing.yaml"), thing);
  const REASON = ["--allow-breaking", "it never was a number"] as const;
  /** Two releases, the second of which breaks the first. */
  const releaseTwice = async (): Promise<void> => {
    write(THING);
    await release("4.10");
    write(THING.replace("integer", "string"));
    await release("4.11", ...REASON);
  };

  test("tell the story of a spec", async () => {
    write(THING);
    expect(await release("4.9.0")).toMatchObject({ exitCode: 0 });
    expect((await changelog()).stdout).toContain("No change is recorded yet.");
    expect(await diff("4.9.0")).toMatchObject({ exitCode: 0, stdout: "No changes." });

    write(`${THING}  note: {type: string}\n`);
    expect(await release("4.10")).toMatchObject({ exitCode: 0 });

    write(`${THING.replace("integer", "string")}  note: {type: string}\n`);
    const refused = await release("4.11");
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain("1 breaking change since 4.10");
    expect(readdirSync(at("spec/releases")).sort()).toEqual(["4.10.json", "4.9.0.json"]);
    expect(await release("4.11", ...REASON)).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(readFileSync(at("spec/releases/4.11.json"), "utf8"))).toMatchObject({
      info: { version: "4.11" },
      "x-release": { allowBreaking: "it never was a number" },
    });

    write(`${THING.replace("integer", "string")}  note: {type: string}\n  extra: {type: string}\n`);
    const { operations } = JSON.parse(
      (await changelog("--operation", "GetThing", "--format", "json")).stdout,
    );
    expect(operations).toHaveLength(1);
    expect(
      operations[0].history.map(
        ({ release: of, changes }: { release: string; changes: { id: string }[] }) => [
          of,
          ...changes.map(({ id }) => id),
        ],
      ),
    ).toEqual([
      ["4.10", "response-property-added"],
      ["4.11", "response-type-changed"],
      ["unreleased", "response-property-added"],
    ]);
    const { stdout } = await changelog("--locale", "zh-CN");
    expect(stdout).toMatch(/## 4\.10\n[\s\S]*## 4\.11\n[\s\S]*\*\*不兼容\*\*[\s\S]*## 未发布\n/);

    const out = at("generated");
    await runCommand("generate", "--spec", spec, "--out", out);
    const page = readFileSync(path.join(out, "docs/en/GetThing.md"), "utf8");
    const history = page.slice(page.indexOf("## Change history"));
    expect(history).toMatch(
      /4\.10[\s\S]*Thing\.note[\s\S]*4\.11[\s\S]*Breaking: [\s\S]*Unreleased[\s\S]*Thing\.extra/,
    );
  });

  test("give the same bytes for the same spec", async () => {
    await releaseTwice();
    const first = readFileSync(at("spec/releases/4.11.json"), "utf8");
    rmSync(at("spec/releases/4.11.json"));
    await release("4.11", ...REASON);
    expect(readFileSync(at("spec/releases/4.11.json"), "utf8")).toBe(first);
  });

  test.each([
    ["a release that exists", ["4.10"], 2, "exists already"],
    ["a version before the last", ["4.9.5"], 2, "is not greater than the last release, 4.11"],
    ["no version", ["next"], 2, "is no version"],
    ["an empty reason", ["5.0", "--allow-breaking", " "], 2, "needs a reason"],
  ])("refuse %s", async (_, args, code, message) => {
    await releaseTwice();
    const { exitCode, stderr } = await release(...args);
    expect(exitCode).toBe(code);
    expect(stderr).toContain(message);
    expect(readdirSync(at("spec/releases")).sort()).toEqual(["4.10.json", "4.11.json"]);
  });

  test("refuse a spec that is wrong, and write nothing", async () => {
    write(THING);
    writeFileSync(spec, BASE.replace("operationId: GetThing", "operationId: QueryThing"));
    expect(await release("6.0")).toMatchObject({ exitCode: 1 });
    expect(existsSync(at("spec/releases"))).toBe(false);
  });

  test("know which operations there are", async () => {
    write(THING);
    expect(await changelog("--operation", "Nothing")).toMatchObject({ exitCode: 2 });
  });
});

describe("the workflow for GitHub", () => {
  const workflow = readFileSync(path.join(ROOT, "src/assets/workflows/spec-review.yml"), "utf8");
  const commands = [...workflow.matchAll(/npx zstack-openapi (diff|generate)([^\n]*)/g)];

  test("is YAML and takes no text of a pull request into a script", () => {
    expect(Object.keys(parse(workflow).jobs)).toEqual(["review"]);
    const scripts = [...workflow.matchAll(/run: (?:\|\n(?: {10}.*\n)+|.*)/g)].map(([script]) => script);
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  test.each(commands.map(([, command, rest]) => [command!, rest!] as const))(
    "calls %s with options it has: %s",
    async (command, rest) => {
      const { stdout } = await runCommand(command, "--help");
      for (const [flag] of rest.matchAll(/--[a-z-]+/g)) expect(stdout).toContain(flag);
    },
  );
});
