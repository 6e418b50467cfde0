import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ACTION } from "../import/pages.ts";
import { renderPage } from "../import/render-page.ts";
import { temporaryFolder } from "../package-folder.ts";
import { serveTexts } from "../source/text-server.ts";
import { runCommand } from "./terminal.ts";

/** 云盘, as editors on a Chinese Windows save it. */
const GBK = Buffer.from([0xd4, 0xc6, 0xc5, 0xcc]);
const ROOT_FILE = `openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /zstack/v1/things:
    get: {operationId: QueryThing, responses: {'200': {description: ok}}}
components:
  schemas:
    Thing: {$ref: Thing.yaml}
`;
const THING = "type: object\ndescription: Disk\n";

let folder: ReturnType<typeof temporaryFolder>;
const at = (name: string) => path.join(folder.path, name);
const write = (name: string, content: string | Buffer) => {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
};
/** A text with 云盘 as GBK in the place of a word. */
const inGbk = (text: string, word: string): Buffer => {
  const [before, after] = text.split(word, 2) as [string, string];
  return Buffer.concat([Buffer.from(before), GBK, Buffer.from(after)]);
};
const run = (...argv: string[]) => runCommand(...argv, "--spec", at("spec/openapi.yaml"));
const git = (...args: string[]) =>
  execFileSync("git", ["-C", folder.path, "-c", "user.name=t", "-c", "user.email=t@example.org", ...args]);

beforeEach(() => {
  folder = temporaryFolder();
  write("spec/openapi.yaml", ROOT_FILE);
  write("spec/Thing.yaml", THING);
});
afterEach(() => folder.remove());

/** What a command says that ends because of one byte of that file. */
const refused = (file: string, place: string) => ({
  exitCode: 1,
  stdout: "",
  stderr: expect.stringMatching(
    new RegExp(
      `${file}:${place} error This file is not UTF-8: the byte 0xD4 at offset \\d+ [^]*1 problem in 1 file`,
    ),
  ) as string,
});

describe("what is not UTF-8 is refused with its place, and nothing is written:", () => {
  test.each<[what: string, file: string, content: Buffer, place: string, command: readonly string[]]>([
    ["a root file", "spec/openapi.yaml", inGbk(ROOT_FILE, "Things"), "2:15", ["generate", "--out", "./out"]],
    ["a file it refers to", "spec/Thing.yaml", inGbk(THING, "Disk"), "2:14", ["generate", "--out", "./out"]],
    ["a file in JSON", "new.json", inGbk('{"a": "x"}', "x"), "1:8", ["diff", "./spec", "./new.json"]],
    ["a release", "spec/releases/1.0.0.json", inGbk('{"a": "x"}', "x"), "1:8", ["changelog"]],
    ["a page to import", "page.txt", inGbk("a\nb\n", "b"), "2:1", ["import", "./page.txt"]],
    ["a page to compare", "page.txt", inGbk("a\nb\n", "b"), "2:1", ["verify", "./page.txt"]],
    ["a scenario", "bad.yaml", inGbk("rules: # x", "x"), "1:10", ["mock", "--scenario", "./bad.yaml"]],
  ])("%s", async (_, file, content, place, command) => {
    write(file, content);
    const before = readdirSync(folder.path);
    const ran = await run(...command.map((word) => word.replace(/^\./, folder.path)));
    expect(ran).toEqual(refused(file, place));
    expect(ran.stderr).toContain("fix: Save it as UTF-8");
    expect(ran.stderr).not.toContain("\ufffd");
    expect(readdirSync(folder.path)).toEqual(before);
  });

  test("what stands at a URL, once, however often it is referred to", async () => {
    const server = await serveTexts({
      "/Thing.yaml": (_, response) => response.end(inGbk(THING, "Disk")),
    });
    const root = ROOT_FILE.replace("Thing.yaml", `${server.url}/Thing.yaml`);
    write("spec/openapi.yaml", `${root}    Other: {$ref: "${server.url}/Thing.yaml"}\n`);
    const ran = await run("generate", "--out", at("out"), "--allow-url", server.url);
    await server.close();
    expect(ran).toEqual(refused(`${server.url}/Thing.yaml`, "2:14"));
  });

  test("a file of a revision, unless the spec does not refer to it", async () => {
    write("spec/notes.yaml", GBK);
    git("init", "-q", "-b", "main");
    git("add", ".");
    git("commit", "-qm", "first");
    write("spec/Thing.yaml", inGbk(THING, "Disk"));
    git("commit", "-qam", "second");
    write("spec/Thing.yaml", THING);
    expect(await run("diff", at("spec"), at("spec"))).toMatchObject({ exitCode: 0 });
    const cwd = process.cwd();
    process.chdir(folder.path);
    try {
      const diff = (base: string) => runCommand("diff", base, "--spec", "spec/openapi.yaml");
      expect(await diff("main~1")).toMatchObject({ exitCode: 0 });
      expect(await diff("main")).toEqual(refused("main:spec/Thing.yaml", "2:14"));
    } finally {
      process.chdir(cwd);
    }
  });

  test("a file that would be changed, which stays as it is", async () => {
    write("spec/examples/PauseBackupJob.json", GBK);
    write("page.txt", renderPage(ACTION, { locale: "en", tree: "indented", navigation: true }));
    const imported = await run("import", at("page.txt"), "--yes");
    expect(imported).toEqual(refused("spec/examples/PauseBackupJob.json", "1:1"));
    write("mine/package.json", inGbk('{"description": "x"}', "x"));
    expect(await runCommand("init", at("mine"))).toEqual(refused("mine/package.json", "1:18"));
    expect(readdirSync(at("mine"))).toEqual(["package.json"]);
  });
});

test("a spec and a page of UTF-8 with a byte order mark, and a page of UTF-16 with one, are read", async () => {
  write("spec/openapi.yaml", `\ufeff${ROOT_FILE}`);
  write("spec/Thing.yaml", `\ufeff${THING}`);
  expect(await run("generate", "--out", at("out"))).toMatchObject({ exitCode: 0 });
  const page = `\ufeff${renderPage(ACTION, { locale: "zh-CN", tree: "indented", navigation: true })}`;
  write("utf-8.txt", page);
  write("utf-16le.txt", Buffer.from(page, "utf16le"));
  write("utf-16be.txt", Buffer.from(page, "utf16le").swap16());
  for (const encoding of ["utf-8", "utf-16le", "utf-16be"]) {
    const { stdout } = await run("import", at(`${encoding}.txt`), "--dry-run");
    expect(stdout).toContain("operationId: PauseBackupJob");
  }
});

test("a page with a merge conflict in it is refused", async () => {
  write("page.txt", "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n");
  const { exitCode, stderr } = await run("import", at("page.txt"));
  expect(exitCode).toBe(1);
  expect(stderr).toContain("page.txt:2:1 error This file has a merge conflict in it.");
});
