import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ACTION } from "../import/pages.ts";
import { fileOfPage, renderPage } from "../import/render-page.ts";
import { leaveHalfWay } from "../output/half-way.ts";
import { ROOT, temporaryFolder, writeFiles } from "../package-folder.ts";
import { runCommand } from "./terminal.ts";

let folder: ReturnType<typeof temporaryFolder>;
const at = (name: string) => path.join(folder.path, name);
const init = (...more: string[]) => runCommand("init", at("mine"), ...more);

const VERSION = (JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as { version: string })
  .version;

describe("init", () => {
  // One repository for all that only look at it.
  let made: ReturnType<typeof temporaryFolder>;
  beforeAll(async () => {
    made = temporaryFolder();
    await runCommand("init", path.join(made.path, "mine"));
  });
  afterAll(() => made.remove());
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());
  const copyOfMade = () => cpSync(path.join(made.path, "mine"), at("mine"), { recursive: true });

  test("makes a repository whose spec has no findings and whose client is fresh", async () => {
    const { exitCode, stdout, stderr } = await init();
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
    expect(stderr).toMatch(/mine: mine, \d+ files; \d+ files written/);
    expect(stderr).toContain("npm run check");
    expect(await runCommand("lint", at("mine/spec"))).toMatchObject({ exitCode: 0, stdout: "" });
    const check = ["--check", "--spec", at("mine/spec"), "--out", at("mine/generated")];
    expect(await runCommand("generate", ...check)).toMatchObject({ exitCode: 0, stdout: "" });
    expect(JSON.parse(readFileSync(at("mine/package.json"), "utf8"))).toMatchObject({
      name: "mine",
      devDependencies: { "zstack-openapi": VERSION },
    });
  });

  test("gives it the operations that a client needs at once, and one that becomes a job", () => {
    const operations = operationsIn(path.join(made.path, "mine"));
    expect(operations).toEqual(operationsIn(ROOT));
    expect(operations).toEqual(
      expect.arrayContaining([
        "create-vm-from-cdp-backup.ts",
        "get-api-job.ts",
        "log-in-by-account.ts",
        "log-out.ts",
        "validate-session.ts",
      ]),
    );
    expect(existsSync(path.join(made.path, "mine/spec/releases"))).toBe(false);
  });

  test("does not claim that it comes from where the toolkit does", () => {
    const { repository } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
      repository: { url: string };
    };
    const place = new URL(repository.url.replace(/^git\+/, "")).pathname.replace(/\.git$/, "");
    const files = readdirSync(made.path, { recursive: true, withFileTypes: true });
    const claiming = files
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => readFileSync(file, "utf8").includes(place));
    expect(claiming).toEqual([]);
  });

  test("names a schema in the first line of each YAML file of the spec, and the toolkit ships it", () => {
    const spec = path.join(made.path, "mine/spec");
    const files = readdirSync(spec, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".yaml"),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const name of files) {
      const file = path.join(spec, name);
      const [, target = ""] =
        /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, "utf8")) ?? [];
      const found = path.relative(path.join(made.path, "mine"), path.resolve(path.dirname(file), target));
      expect(found, name).toMatch(/^node_modules\/zstack-openapi\/schemas\//);
      expect(existsSync(path.join(ROOT, found.slice("node_modules/zstack-openapi/".length))), name).toBe(
        true,
      );
    }
  });

  test("has the workflows that the README offers", () => {
    const from = path.join(ROOT, "src/assets/workflows");
    const to = path.join(made.path, "mine/.github/workflows");
    expect(readdirSync(to)).toEqual(readdirSync(from));
    for (const name of readdirSync(from))
      expect(readFileSync(path.join(to, name), "utf8")).toBe(readFileSync(path.join(from, name), "utf8"));
  });

  test("changes nothing the second time", async () => {
    copyOfMade();
    const before = contentsOf(at("mine"));
    const { exitCode, stderr } = await init();
    expect(exitCode).toBe(0);
    expect(stderr).toContain("nothing changed");
    expect(contentsOf(at("mine"))).toEqual(before);
  });

  test("puts back what is missing, and leaves what is there besides", async () => {
    copyOfMade();
    const before = contentsOf(at("mine"));
    for (const name of ["README.md", "spec/paths", "generated/docs"])
      rmSync(at(`mine/${name}`), { recursive: true });
    writeFiles(at("mine"), [["LICENSE", "theirs"]]);
    expect(await init()).toMatchObject({ exitCode: 0 });
    expect(contentsOf(at("mine"))).toEqual({ ...before, LICENSE: "theirs" });
  });

  test("writes nothing, and lists what is in the way, when there are other files", async () => {
    const theirs = [
      ["README.md", "theirs"],
      ["spec/openapi.yaml", "openapi: 3.1.0\n"],
      ["generated/src/index.ts", "theirs"],
      ["package.json", '{ "scripts": { "check": "eslint" } }'],
      ["LICENSE", "theirs"],
    ] as const;
    writeFiles(at("mine"), theirs);
    const before = contentsOf(at("mine"));
    const { exitCode, stdout, stderr } = await init();
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr.match(/^ {2}\S.*$/gm)).toEqual([
      "  README.md",
      "  spec/openapi.yaml",
      "  generated/src/index.ts",
      "  package.json (scripts.check)",
    ]);
    expect(contentsOf(at("mine"))).toEqual(before);
  });

  test("adds to the package.json that installing the toolkit left", async () => {
    writeFiles(at("mine"), [["package.json", '{ "dependencies": { "zstack-openapi": "file:../t.tgz" } }']]);
    const { exitCode, stderr } = await init();
    expect(exitCode).toBe(0);
    expect(stderr).toContain("  npm install\n");
    const manifest = JSON.parse(readFileSync(at("mine/package.json"), "utf8"));
    expect(manifest).toMatchObject({ name: "mine", dependencies: { "zstack-openapi": "file:../t.tgz" } });
    expect(manifest.devDependencies).not.toHaveProperty("zstack-openapi");
  });

  test("leaves nothing behind when something cannot be written", async () => {
    writeFiles(at("mine"), [[".github", "a file where a folder must be"]]);
    const { exitCode, stderr } = await init();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Nothing was changed");
    expect(readdirSync(at("mine"))).toEqual([".github"]);
  });

  test("says what is in the way when its folder would be below a file", async () => {
    writeFiles(folder.path, [["taken", "a file"]]);
    const { exitCode, stderr } = await runCommand("init", at("taken/mine"));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("taken/mine cannot be made: a file stands where a folder should be");
    expect(readFileSync(at("taken"), "utf8")).toBe("a file");
  });

  test("--dry-run lists the files and writes none", async () => {
    const { exitCode, stdout, stderr } = await init("--dry-run");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual(expect.arrayContaining([at("mine/package.json")]));
    expect(existsSync(at("mine"))).toBe(false);
  });

  describe("that was killed", () => {
    const spec = () => at("mine/spec/openapi.yaml");
    const leave = () => {
      copyOfMade();
      const before = { "spec/openapi.yaml": readFileSync(spec(), "utf8") };
      leaveHalfWay(at("mine"), before, { "spec/openapi.yaml": "half", "spec/half.yaml": "half" });
    };

    test("is undone by the next command, which may look at a part of the repository", async () => {
      leave();
      expect(await runCommand("lint", at("mine/spec"))).toMatchObject({ exitCode: 0, stdout: "" });
      expect(contentsOf(at("mine"))).toEqual(contentsOf(path.join(made.path, "mine")));
    });

    test("is told by --dry-run, which writes nothing", async () => {
      leave();
      const before = contentsOf(at("mine"));
      const { exitCode, stdout, stderr } = await init("--dry-run");
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
      expect(stderr).toContain(
        "mine was left half-changed by a run that was killed. Run this without --dry-run",
      );
      expect(contentsOf(at("mine"))).toEqual(before);
    });
  });

  test("--json tells the files and how to install; --quiet says nothing else", async () => {
    const { stdout, stderr } = await init("--json", "--quiet", "--name", "@example/spec");
    expect(stderr).toBe("");
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ folder: at("mine"), name: "@example/spec" });
    // This toolkit is a clone.
    expect(argumentsOf(told.install)).toEqual(["npm", "install", "--save-dev", path.resolve(ROOT)]);
    const written = Object.keys(contentsOf(at("mine"))).filter((name) => !name.endsWith("openapi-files"));
    expect(told.files).toEqual(written);
    expect(told.written).toEqual(written);
  });

  test.each([
    ["a name that npm does not take", ["--name", "My Spec"], 'My Spec" is no name for a package'],
    ["an option that there is not", ["--force"], "--force"],
  ])("refuses %s", async (_, more, message) => {
    const { exitCode, stderr } = await init(...more);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(at("mine"))).toBe(false);
  });

  test.each([
    ["a file for a folder", "mine", "x", 2, "is a file"],
    ["a package.json that is none", "mine/package.json", "{", 1, "is no JSON object"],
    ["a package.json that is a list", "mine/package.json", "[]", 1, "is no JSON object"],
  ])("refuses %s", async (_, file, text, code, message) => {
    writeFiles(folder.path, [[file, text]]);
    const { exitCode, stderr } = await init();
    expect(exitCode).toBe(code);
    expect(stderr).toContain(message);
    expect(statSync(at(file)).size).toBe(text.length);
  });

  test("refuses another name than package.json has", async () => {
    writeFiles(at("mine"), [["package.json", '{ "name": "theirs" }']]);
    expect(await init("--name", "ours")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("is not the name in"),
    });
    expect(await init("--name", "theirs")).toMatchObject({ exitCode: 0 });
  });

  test("makes a repository that the other commands work on", async () => {
    copyOfMade();
    const form = { locale: "en", tree: "indented", navigation: true } as const;
    const page = at(fileOfPage(ACTION, form));
    writeFiles(folder.path, [[path.basename(page), renderPage(ACTION, form)]]);
    const spec = ["--spec", at("mine/spec/openapi.yaml")];
    expect(await runCommand("import", page, ...spec)).toMatchObject({ exitCode: 0 });
    expect(await runCommand("verify", page, ...spec)).toMatchObject({ exitCode: 0 });
    const added = readFileSync(at("mine/spec/paths/backup-jobs-uuid-actions-pauseBackupJob.yaml"), "utf8");
    expect(added).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/node_modules\/zstack-openapi\/schemas\/path-item\.json\nput:\n/,
    );
    const before = operationsIn(at("mine"));
    expect(await runCommand("generate", ...spec, "--out", at("mine/generated"))).toMatchObject({
      exitCode: 0,
    });
    expect(operationsIn(at("mine"))).toEqual([...before, "pause-backup-job.ts"].sort());
    expect(await runCommand("docs", ...spec, "--out", at("mine/site"))).toMatchObject({ exitCode: 0 });
    expect(await runCommand("changelog", ...spec)).toMatchObject({ exitCode: 0 });
    expect(await runCommand("release", "4.5.0", ...spec)).toMatchObject({ exitCode: 0 });
    expect(await runCommand("diff", "4.5.0", ...spec)).toMatchObject({ exitCode: 0, stdout: "No changes." });
  });
});

/** What a shell makes of a command. */
function argumentsOf(command: string): string[] {
  const script = `printf '%s\\n' ${command}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).trimEnd().split("\n");
}

/** The modules of the operations that the client in a repository has. */
function operationsIn(repository: string): string[] {
  return readdirSync(path.join(repository, "generated/src/operations")).sort();
}

/** The files below a folder, and what is in them. */
function contentsOf(root: string): Record<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(path.join(root, name)).isFile())
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(root, name), "utf8")]));
}
