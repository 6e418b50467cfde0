import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { changed, GOOD } from "../lint/good-spec.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { runCommand } from "./terminal.ts";

let folder: ReturnType<typeof temporaryFolder>;
let spec: string;

beforeEach(() => {
  folder = temporaryFolder();
  spec = path.join(folder.path, "openapi.yaml");
});
afterEach(() => folder.remove());

const write = (text: string) => writeFiles(folder.path, [["openapi.yaml", text]]);
const lint = (...more: string[]) => runCommand("lint", spec, ...more);

/** Known values that were to stay open: a warning. */
const CLOSED = [
  "anyOf: [{ type: string, enum: [Enabled, Disabled] }, { type: string }]",
  "type: string\n          enum: [Enabled, Disabled]",
] as const;

/** Breaks four rules, of which `--fix` mends two. */
const BROKEN = changed(
  ['since: "4.10"', "since: 4.10"],
  ["tags: [Disks]", "tags: [disks]"],
  ["zh-CN: 使用率。", "zh-CN: 暂无描述"],
  CLOSED,
);

describe("lint", () => {
  test("is content with our own spec, by file, by folder and by default", async () => {
    for (const argv of [[], ["spec"], ["spec/openapi.yaml"]]) {
      const { exitCode, stdout, stderr } = await runCommand("lint", ...argv);
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
      expect(stderr).toContain("no findings");
    }
  });

  test("prints findings on stdout with their place, their line and what to do", async () => {
    write(BROKEN);
    const { exitCode, stdout, stderr } = await lint();
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout).toContain(`${spec}:81:16 error 4.10 without quotes is the number 4.1. [unquoted-version]`);
    expect(stdout).toContain("    81 |         since: 4.10\n       |                ^");
    expect(stdout).toContain('  fix: Write "4.10". (--fix does it)');
    expect(stdout).toContain(
      `${spec}:116:11 warning DiskInventory.state allows nothing but its known values.`,
    );
    expect(stdout).toContain("4 findings in 1 file: 3 errors, 1 warning; --fix mends 2.");
  });

  test("speaks Chinese", async () => {
    write(BROKEN);
    const { stdout } = await lint("--locale", "zh-CN");
    expect(stdout).toContain(`${spec}:81:16 错误 4.10 没有加引号，会变成数字 4.1。 [unquoted-version]`);
    expect(stdout).toContain('  处理：改为 "4.10"。（可用 --fix 修复）');
    expect(stdout).toContain("1 个文件中有 4 条结果：错误 3 条，警告 1 条；--fix 可修复 2 条。");
  });

  test("prints the first findings of a rule and counts the rest", async () => {
    const properties = Array.from({ length: 25 }, (_, index) => `        p${index}: { type: string }`);
    write(
      GOOD.replace(
        "      properties:\n        uuid:",
        () => `      properties:\n${properties.join("\n")}\n        uuid:`,
      ),
    );
    const few = (await lint("--max", "3")).stdout;
    expect(few.match(/ error .*\[java-type\]/g)).toHaveLength(3);
    expect(few).toContain("     25  java-type, 22 of them not shown");
    expect((await lint()).stdout.match(/ error .*\[java-type\]/g)).toHaveLength(10);
    const all = (await lint("--max", "0")).stdout;
    expect(all.match(/ error .*\[java-type\]/g)).toHaveLength(25);
    expect(all).not.toContain("not shown");
    expect(JSON.parse((await lint("--json")).stdout).summary).toEqual({ errors: 50, warnings: 0 });
  });

  test("tells the faults of a document that cannot be read, and rules of the rest", async () => {
    write(
      changed(
        ['items: { $ref: "#/components/schemas/DiskInventory" }', "items: { $ref: nowhere.yaml }"],
        ["tags: [Disks]", "tags: [disks]"],
      ),
    );
    const { exitCode, stdout } = await lint();
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /openapi\.yaml:130:26 error The reference "nowhere\.yaml" leads nowhere.*\[unresolved-ref\]/,
    );
    expect(stdout).toContain("[known-tag]");
  });

  test.each([
    ["YAML that is none", "a: [", "yaml-syntax"],
    ["an empty file", "", "empty-file"],
    ["another version", "openapi: 3.0.3\npaths: {}", "openapi-version"],
    [
      "an operationId used twice",
      GOOD.replace("    put:", "    get: {operationId: ResizeDisk, responses: {}}\n    put:"),
      "duplicate-operation-id",
    ],
    ["a key that x-zstack does not know", changed(["since: ", "sinse: "]), "x-zstack"],
  ])("finds %s", async (_, text, id) => {
    write(text);
    const { exitCode, stdout, stderr } = await lint();
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout).toContain(`[${id}]`);
  });

  test.each([
    ["Swagger 2.0", "swagger: 2.0\n"],
    ["another version of OpenAPI", "openapi: 3.0.3\n"],
  ])("says of a document in %s that it is one, and nothing else", async (_, version) => {
    write(
      `${version}info: {title: a, version: '1'}\ntags: [{name: A}]\npaths: {/a: {get: {operationId: a}}}\n`,
    );
    const { exitCode, stdout } = await lint();
    expect(exitCode).toBe(1);
    expect(stdout).toContain("[openapi-version]");
    expect(stdout).toContain("1 finding in 1 file");
  });

  test("does not let a spec steer the terminal", async () => {
    write(
      changed(
        ["operationId: ResizeDisk", 'operationId: "re\\u001b[31msize"'],
        ["tags: [Disks]", "tags: [\u0007Disks]"],
      ),
    );
    const { stdout } = await lint();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  });
});

describe("lint --format json", () => {
  test("is one object with all findings, their keys and order fixed", async () => {
    write(BROKEN);
    const { exitCode, stdout } = await lint("--format", "json");
    expect(exitCode).toBe(1);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(["summary", "findings"]);
    expect(report.summary).toEqual({ errors: 3, warnings: 1 });
    expect(report.findings[1]).toEqual({
      id: "unquoted-version",
      severity: "error",
      file: spec,
      line: 81,
      column: 16,
      pointer: "/paths/~1zstack~1v1~1disks~1{uuid}~1actions#resizeDisk/put/x-zstack/since",
      message: "4.10 without quotes is the number 4.1.",
      fix: 'Write "4.10".',
      fixable: true,
      documentation: "zstack-openapi/docs/rules/lint.md#unquoted-version",
    });
    const keys = "id severity file line column pointer message fix fixable documentation".split(" ");
    for (const finding of report.findings) expect(Object.keys(finding)).toEqual(keys);
  });

  test("is empty for a spec without findings", async () => {
    write(GOOD);
    const { exitCode, stdout } = await lint("--json", "--quiet");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ summary: { errors: 0, warnings: 0 }, findings: [] });
  });

  test("has the pointer of a fault within its file", async () => {
    write(GOOD.replace("[Disks]", "[Disks]\n      sumary: x"));
    const { findings } = JSON.parse((await lint("--json")).stdout);
    expect(findings[0]).toMatchObject({
      id: "structure",
      line: 16,
      pointer: expect.stringMatching(/\/put\/sumary$/),
    });
  });
});

describe("lint --format github", () => {
  test("annotates lines, and escapes what would end a command", async () => {
    write(changed(["tags: [Disks]", 'tags: ["50%, a:b"]'], ["category: [存储, 云盘]", "category: [存储]"]));
    const { exitCode, stdout } = await lint("--format", "github");
    expect(exitCode).toBe(1);
    const file = path.relative(process.cwd(), spec);
    const [tag, category] = stdout.split("\n");
    expect(tag).toMatch(
      new RegExp(
        `^::error file=${file},line=15,col=14,title=known-tag::The tag "50%25, a:b" of ResizeDisk is not declared\\.%0A`,
      ),
    );
    expect(category).toMatch(/^::warning file=.*,title=category-present::/);
    expect(stdout.split("\n")).toHaveLength(2);
  });
});

describe("lint --fix", () => {
  test("mends what it can, says so, and prints the rest", async () => {
    write(BROKEN);
    const { exitCode, stdout, stderr } = await lint("--fix");
    expect(exitCode).toBe(1);
    expect(stderr).toBe("Fixed 2 findings in 1 file.");
    expect(stdout).toContain("2 findings in 1 file: 1 error, 1 warning.");
    expect(readFileSync(spec, "utf8")).toBe(changed(["zh-CN: 使用率。", "zh-CN: 暂无描述"], CLOSED));
    expect((await lint("--fix")).stderr).toBe("");
    expect(readdirSync(folder.path)).toEqual(["openapi.yaml"]);
  });

  test("mends files that the root refers to, through links, and keeps their modes", async () => {
    writeFiles(folder.path, [
      [
        "openapi.yaml",
        changed(["    DiskInventory:\n", "    VmInventory: { $ref: Vm.yaml }\n    DiskInventory:\n"]),
      ],
      ["real.yaml", "type: object\nproperties:\n  uuid: { type: string } # of the VM\n"],
    ]);
    symlinkSync("real.yaml", path.join(folder.path, "Vm.yaml"));
    chmodSync(path.join(folder.path, "real.yaml"), 0o640);
    await lint("--fix");
    const real = path.join(folder.path, "real.yaml");
    expect(readFileSync(real, "utf8")).toBe(
      'type: object\nproperties:\n  uuid: { type: string, pattern: "^[0-9a-f]{32}$" } # of the VM\n',
    );
    expect(statSync(real).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder.path).sort()).toEqual(["Vm.yaml", "openapi.yaml", "real.yaml"]);
  });

  test("goes on to what a mend brings to light", async () => {
    write(changed(['since: "4.10"', "since: 4.10"], ["action: resizeDisk", "action: ResizeDisk"]));
    expect(await lint("--fix", "--quiet")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(readFileSync(spec, "utf8")).toBe(GOOD);
  });

  test("changes nothing when there is nothing to mend", async () => {
    write(GOOD);
    const before = statSync(spec).mtimeMs;
    expect((await lint("--fix")).exitCode).toBe(0);
    expect(statSync(spec).mtimeMs).toBe(before);
  });
});

describe("lint, called wrongly, exits with 2:", () => {
  test.each([
    ["a spec that is not there", ["no/such.yaml"], "There is no spec at no/such.yaml"],
    ["an unknown format", ["--format", "xml"], "choices are text, json, github"],
    ["an unknown locale", ["--locale", "fr"], "choices are en, zh-CN"],
    ["a number that is none", ["--max", "few"], "--max few is no number"],
    ["an unknown flag", ["--fxi"], "unknown option '--fxi'"],
    ["two specs", ["spec", "spec"], "too many arguments"],
  ])("%s", async (_, argv, words) => {
    const { exitCode, stdout, stderr } = await runCommand("lint", ...argv);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(words);
  });
});

test("help of lint shows examples", async () => {
  const { exitCode, stdout } = await runCommand("lint", "--help");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("$ zstack-openapi lint --fix");
});
