import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askOn } from "../../src/cli/questions.ts";
import { beginImport } from "../../src/import/import-run.ts";
import { ACTION, DELETE, NESTED, PAGES, QUERY } from "../import/pages.ts";
import { type Form, fileOfPage, renderPage } from "../import/render-page.ts";
import { ROOT, temporaryFolder, writeFiles } from "../package-folder.ts";
import { runCommand } from "./terminal.ts";

const FORM: Form = { locale: "en", tree: "indented", navigation: true };

let folder: ReturnType<typeof temporaryFolder>;
let spec: string;
let pages: string[];

beforeEach(() => {
  folder = temporaryFolder();
  spec = path.join(folder.path, "spec/openapi.yaml");
  cpSync(path.join(ROOT, "spec"), path.dirname(spec), { recursive: true });
  pages = PAGES.map((page) => {
    const file = path.join(folder.path, "pages", fileOfPage(page, FORM));
    writeFiles(path.dirname(file), [[path.basename(file), renderPage(page, FORM)]]);
    return file;
  });
});
afterEach(() => folder.remove());

const run = (...argv: string[]) => runCommand(...argv, "--spec", spec);

describe("import", () => {
  test("adds pages, says what became of each, and what comes of it is generated", async () => {
    const { exitCode, stdout, stderr } = await run("import", ...pages);
    expect(exitCode).toBe(0);
    for (const { operationId, method, path: at } of PAGES) {
      expect(stdout).toMatch(
        new RegExp(`${operationId} +${method} ${at.replace(/[{}]/g, ".")} +added +0 +\\d`),
      );
    }
    expect(stderr).toContain("TODO(import):");
    const out = path.join(folder.path, "generated");
    expect(await run("generate", "--out", out)).toMatchObject({ exitCode: 0 });
    expect(operationsIn(out)).toBe(operationsIn(path.join(ROOT, "generated")) + PAGES.length);

    const unnamed = Object.entries(contentsOf(path.dirname(spec))).filter(
      ([name, text]) => name.endsWith(".yaml") && !text.startsWith("# yaml-language-server: $schema=../"),
    );
    expect(unnamed).toEqual([]);

    const before = contentsOf(folder.path);
    const again = await run("import", ...pages);
    expect(again.exitCode).toBe(0);
    expect(again.stdout.match(/unchanged/g)).toHaveLength(PAGES.length);
    expect(contentsOf(folder.path)).toEqual(before);
    expect(await run("verify", ...pages)).toMatchObject({ exitCode: 0 });
  });

  test("--dry-run writes nothing and prints a diff that git applies", async () => {
    const before = contentsOf(folder.path);
    const { exitCode, stdout } = await run("import", pages[0]!, "--dry-run");
    expect(exitCode).toBe(0);
    expect(contentsOf(folder.path)).toEqual(before);
    expect(stdout).toMatch(/^--- \/dev\/null\t?\n\+\+\+ .*PauseBackupJob\.json/);
    expect(stdout).toContain("+    operationId: PauseBackupJob".replace("    ", "  "));
    expect(stdout).toMatch(/^@@ /m);
    const removed = stdout.split("\n").filter((line) => /^-(?!--)/.test(line));
    expect(removed).toEqual([]);

    // Paths are told from the root, wherever that is.
    execFileSync("git", ["apply", "-"], { cwd: path.parse(spec).root, input: `${stdout}\n` });
    const applied = contentsOf(folder.path);
    cpSync(path.join(ROOT, "spec/openapi.yaml"), spec);
    for (const file of Object.keys(applied))
      if (!Object.hasOwn(before, file)) rmSync(path.join(folder.path, file));
    await run("import", pages[0]!);
    expect(contentsOf(folder.path)).toEqual(applied);
  });

  test("one broken page does not stop the others", async () => {
    const broken = path.join(folder.path, "pages/broken.txt");
    writeFileSync(broken, "no page at all");
    const { exitCode, stdout } = await run("import", pages[0]!, broken, pages[4]!);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/broken\.txt:1 .*no page/);
    expect(stdout).toMatch(/broken\.txt +\? +failed/);
    expect(stdout.match(/ added /g)).toHaveLength(2);
    expect(readFileSync(spec, "utf8")).toContain("#pauseBackupJob");
    expect(readFileSync(spec, "utf8")).toContain("backup-plans-uuid.yaml");
  });

  test("pages with a tree come first, in whichever order they are given", async () => {
    const flat = path.join(folder.path, "pages/QueryBackupTask.flat.txt");
    writeFileSync(flat, renderPage(QUERY, { ...FORM, tree: "flat", navigation: false }));
    const { exitCode, stdout } = await run("import", flat, pages[3]!);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/flat\.txt .* unchanged .*\n.*QueryBackupTask\.en\.txt .* added /);
  });

  test("findings end with 1, unless they are accepted", async () => {
    await run("import", pages[3]!);
    const other = path.join(folder.path, "pages/GetBackupTask.txt");
    const text = renderPage({ ...QUERY, operationId: "GetBackupTask", path: "/zstack/v1/backup-task" }, FORM);
    writeFileSync(other, text.replace("usedCapacitylong", "usedCapacityString"));
    expect(await run("import", other, "--dry-run")).toMatchObject({ exitCode: 1 });
    const { exitCode, stdout } = await run("import", other, "--yes");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/GetBackupTask\.txt:\d+ .*BackupTaskInventory\.yaml:\d+:\d+ .*usedCapacity/);
  });

  test("--json says the same to machines", async () => {
    const { stdout } = await run("import", pages[0]!, "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      pages: [{ operationId: "PauseBackupJob", outcome: "added", findings: expect.any(Array) }],
      files: [
        expect.stringContaining("PauseBackupJob.json"),
        expect.stringContaining("pauseBackupJob.yaml"),
        expect.stringContaining("openapi.yaml"),
      ],
    });
  });

  test("--json has the diff of --dry-run, and nothing is written", async () => {
    const spaced = readFileSync(spec, "utf8").replace("\n  schemas:\n", "\n  schemas:\n\n");
    writeFileSync(spec, spaced);
    const before = contentsOf(folder.path);
    const json = JSON.parse((await run("import", pages[0]!, "--json", "--dry-run")).stdout);
    expect(json).toMatchObject({ pages: [{ operationId: "PauseBackupJob", outcome: "added" }] });
    expect(json.diff).toMatch(/\n {3}schemas:\n \n$/);
    expect(json.diff).toBe(`${(await run("import", pages[0]!, "--dry-run")).stdout}\n`);
    expect(contentsOf(folder.path)).toEqual(before);
  });

  test("--model gives a model another name", async () => {
    await run("import", pages[3]!, "--model", "BackupTaskInventory=BackupTask");
    expect(existsSync(path.join(folder.path, "spec/schemas/BackupTask.yaml"))).toBe(true);
  });

  test.each([
    ["a folder with nothing in it", (file: string) => rmSync(file)],
    ["an empty file", (file: string) => writeFileSync(file, "\n")],
  ])("begins a spec in %s", async (_, prepare) => {
    const fresh = path.join(folder.path, "fresh/openapi.yaml");
    writeFiles(path.dirname(fresh), [["openapi.yaml", ""]]);
    prepare(fresh);
    expect(await runCommand("import", ...pages, "--spec", fresh)).toMatchObject({ exitCode: 0 });
    const out = path.join(folder.path, "generated");
    expect(await runCommand("generate", "--spec", fresh, "--out", out)).toMatchObject({ exitCode: 0 });
    expect(operationsIn(out)).toBe(PAGES.length);
  });

  test("reads standard input", async () => {
    const child = spawn(
      process.execPath,
      [
        "--import",
        "tsx",
        "src/cli/main.ts",
        "import",
        "-",
        "--operation-id",
        "PauseBackupJob",
        "--spec",
        spec,
      ],
      { cwd: ROOT, stdio: ["pipe", "pipe", "ignore"] },
    );
    const ended = once(child, "exit");
    child.stdin.end(renderPage(ACTION, { ...FORM, locale: "zh-CN", tree: "flat" }));
    let stdout = "";
    for await (const chunk of child.stdout) stdout += String(chunk);
    expect(await ended).toEqual([0, null]);
    expect(stdout).toMatch(/^- +PauseBackupJob/m);
    expect(readFileSync(spec, "utf8")).toContain("#pauseBackupJob");
  });
});

describe("verify", () => {
  beforeEach(async () => void (await run("import", ...pages)));

  test("agrees with what was imported, and lists what is known", async () => {
    const { exitCode, stdout, stderr } = await run("verify", pages[0]!);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Known differences:\n/);
    expect(stderr).toContain("0 differences");
  });

  test("names the line of the page and the place in the spec", async () => {
    writeFileSync(
      pages[1]!,
      readFileSync(pages[1]!, "utf8").replace("intervalInSecondslong", "intervalInSecondsString"),
    );
    const { exitCode, stdout } = await run("verify", ...pages);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /CreateBackupPlan\.en\.txt:\d+ .*backup-plans\.yaml:\d+:\d+ `intervalInSeconds` is String on the page and long in the spec\. \[type\]/,
    );
    const json = JSON.parse((await run("verify", pages[1]!, "--json")).stdout);
    expect(json.pages[0].findings).toContainEqual(
      expect.objectContaining({
        id: "type",
        known: false,
        line: expect.any(Number),
        spec: expect.any(Object),
      }),
    );
  });

  test("a text that is no page is a finding", async () => {
    writeFileSync(pages[0]!, "nothing");
    expect(await run("verify", pages[0]!)).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("no page"),
    });
  });
});

describe("wrong usage ends with 2:", () => {
  test.each([
    ["a page that is not there", ["import", "no/such.txt"], "no/such.txt cannot be read"],
    ["a folder as a page", ["verify", "src"], "it is a folder"],
    ["no page", ["verify"], "missing required argument"],
    ["one name for many pages", ["import", "a.txt", "b.txt", "--operation-id", "A"], "one page"],
    ["a name without its other", ["import", "a.txt", "--model", "A"], "--model A"],
    ["an unknown flag", ["verify", "a.txt", "--dry-run"], "unknown option"],
  ])("%s", async (_, argv, words) => {
    const { exitCode, stdout, stderr } = await runCommand(...argv);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(words);
  });

  test("a spec that is not there", async () => {
    const { exitCode, stderr } = await runCommand("import", pages[0]!, "--spec", "no/such.yaml");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("There is no spec at no/such.yaml");
  });
});

test("an invalid spec is left as it is, and its faults are told", async () => {
  writeFileSync(spec, "openapi: 3.1.0\npaths: {/a: {$ref: nowhere.yaml}}\n");
  const { exitCode, stderr } = await run("import", pages[0]!);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("leads nowhere");
  expect(readFileSync(spec, "utf8")).toContain("nowhere.yaml");
});

describe("at a terminal", () => {
  test("the operation, names and splits are asked for", async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const questions = askOn(input, output);
    const type = (text: string) => setTimeout(() => input.write(text), 0);
    type("PauseBackupJob\r");
    expect(await questions.operationId("page.txt")).toBe("PauseBackupJob");
    type("\r");
    expect(await questions.modelName("BackupTaskInventory")).toBe("BackupTaskInventory");
    type("\r");
    const choices = [
      { name: "state", type: "TaskState" },
      { name: "stateTask", type: "State" },
    ];
    const doubt = { id: "ambiguous-name", line: 3, message: "", choices } as const;
    expect(await questions.split(doubt)).toEqual(choices[0]);
    type("n");
    expect(await questions.accept("PauseBackupJob", 2)).toBe(false);
    type("\u0003");
    await expect(questions.accept("PauseBackupJob", 1)).rejects.toThrow("nothing was written");
    expect(String(output.read())).toContain("page.txt");
  });

  test("what is not wanted is taken back", async () => {
    const imports = await beginImport(spec);
    const choices = { names: new Map<string, string>(), splits: [] };
    const page = { file: "page.txt", text: renderPage(DELETE, FORM) };
    expect(
      await imports.add({ file: "page.txt", text: renderPage(NESTED, FORM) }, undefined, choices),
    ).toMatchObject({
      outcome: "added",
    });
    const before = imports.changes();
    await imports.add(page, undefined, choices);
    imports.undo();
    expect(imports.changes()).toEqual(before);
    expect(await imports.add(page, undefined, choices)).toMatchObject({ outcome: "added" });
  });
});

/** How many operations a generated package has. */
function operationsIn(generated: string): number {
  return readdirSync(path.join(generated, "src/operations")).length;
}

function contentsOf(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(root, file), readFileSync(file, "utf8")]),
  );
}
