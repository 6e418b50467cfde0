/** Where the spec is, asked of every command: each finds the same root file, or says in the same words that there is none. */
import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { regenerate } from "../../src/generate/generate.ts";
import { UsageError } from "../../src/source/errors.ts";
import { ACTION } from "../import/pages.ts";
import { renderPage } from "../import/render-page.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { runCommand } from "./terminal.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(folder.path, [
    ["page.txt", renderPage(ACTION, { locale: "en", tree: "indented", navigation: true })],
  ]);
});
afterEach(() => folder.remove());
// A command that fails as it reads the spec is still loading what it would have needed then.
afterAll(() => vi.dynamicImportSettled());
const at = (name: string) => path.join(folder.path, name);

/** One round of `--watch`, as the command tells of it. */
async function watchOnce(spec: string): Promise<string> {
  const options = { spec, out: at("out"), int64: "number" } as const;
  for await (const done of regenerate(options, {}, Promise.resolve())) {
    if (!("fault" in done)) return "";
    if (done.fault instanceof UsageError) return `error: ${done.fault.message}`;
    if ("problems" in done.fault)
      return done.fault.problems.map(({ location }) => `${location.file}:1:1`).join("\n");
  }
  return "";
}

/** All that a command says of a spec. */
const COMMANDS: Readonly<Record<string, (spec: string) => Promise<string>>> = {
  generate: said((spec) => ["generate", "--spec", spec, "--out", at("out")]),
  "generate --check": said((spec) => ["generate", "--check", "--spec", spec, "--out", at("out")]),
  "generate --watch": watchOnce,
  lint: said((spec) => ["lint", spec]),
  "diff, as a side": said((spec) => ["diff", spec, spec, "--spec", spec]),
  "diff, as what is there now": said((spec) => ["diff", at("page.txt"), "--spec", spec]),
  docs: said((spec) => ["docs", "--spec", spec, "--out", at("out")]),
  "docs --serve": said((spec) => ["docs", "--serve", "--port", "0", "--spec", spec]),
  mock: said((spec) => ["mock", "--port", "0", "--spec", spec]),
  import: said((spec) => ["import", at("page.txt"), "--yes", "--spec", spec]),
  verify: said((spec) => ["verify", at("page.txt"), "--spec", spec]),
  release: said((spec) => ["release", "9.9.9", "--spec", spec]),
  changelog: said((spec) => ["changelog", "--spec", spec]),
};

function said(argvFor: (spec: string) => string[]): (spec: string) => Promise<string> {
  return async (spec) => {
    const { stdout, stderr } = await runCommand(...argvFor(spec));
    return `${stdout}\n${stderr}`;
  };
}

/** Every file of these has the same fault, so that each command says which it has read. */
const BROKEN = "openapi: [";

/** What there is, what is named, and the root file that is meant. */
const FOUND: readonly (readonly [files: readonly string[], spec: string, root: string])[] = [
  [["spec/openapi.yaml", "spec/openapi.yml", "spec/openapi.json"], "spec", "spec/openapi.yaml"],
  [["spec/openapi.yml", "spec/openapi.json"], "spec", "spec/openapi.yml"],
  [["spec/openapi.json", "spec/other.yaml"], "spec", "spec/openapi.json"],
  [["spec/openapi.yaml/a.yaml", "spec/openapi.json"], "spec", "spec/openapi.json"],
  [["spec.v1/openapi.yml", "openapi.yaml"], "spec.v1", "spec.v1/openapi.yml"],
  [["spec/openapi.yaml", "spec/openapi.json"], "spec/openapi.json", "spec/openapi.json"],
  [["spec/api.yaml", "spec/openapi.yaml"], "spec/api.yaml", "spec/api.yaml"],
  [["spec/api", "spec/openapi.yaml"], "spec/api", "spec/api"],
];

/** What there is, and what is named although it is no spec. */
const MISSING: readonly (readonly [files: readonly string[], spec: string])[] = [
  [[], "spec"],
  [[], "spec/openapi.yaml"],
  [["spec/other.yaml"], "spec"],
  [["spec/openapi.yml"], "spec/openapi.yaml"],
  [["spec/openapi.yaml/a.yaml"], "spec"],
  [["spec/openapi.yaml"], "spec/openapi.yaml/openapi.yaml"],
];

describe.each(Object.entries(COMMANDS))("%s", (name, ask) => {
  test.each(FOUND)("among %j finds for %s the file %s", async (files, spec, root) => {
    writeFiles(
      folder.path,
      files.map((file) => [file, BROKEN] as const),
    );
    const places = [...(await ask(at(spec))).matchAll(/^(.+?):\d+:\d+/gm)].map(([, file]) => file);
    expect([...new Set(places)].filter((file) => file !== at("page.txt"))).toEqual([at(root)]);
  });

  // A side that is not there is asked of git, whose answers are in `diff.test.ts`.
  const isAsked = ([files, spec]: (typeof MISSING)[number]): boolean =>
    name !== "diff, as a side" || (spec === "spec" && files.length > 0);
  test.each(MISSING.filter(isAsked))("among %j finds nothing for %s, and says so", async (files, spec) => {
    writeFiles(
      folder.path,
      files.map((file) => [file, BROKEN] as const),
    );
    expect(await ask(at(spec))).toContain(
      `error: There is no spec at ${at(spec)}: it is neither a file nor a folder with openapi.yaml, openapi.yml or openapi.json in it. Name the root file or its folder,`,
    );
    expect(existsSync(at("out"))).toBe(false);
  });
});

/** YAML and JSON alike. */
const SOUND = '{"openapi": "3.1.0", "info": {"title": "T", "version": "1.0.0"}, "paths": {}}';
const ROOTS = FOUND.map(([, spec, root]) => [spec, root] as const);

test.each(ROOTS)("releases of %s lie beside %s", async (spec, root) => {
  writeFiles(folder.path, [[root, SOUND]]);
  const release = path.join(path.dirname(at(root)), "releases/2.0.json");
  expect(await runCommand("release", "2.0", "--spec", at(spec))).toMatchObject({
    exitCode: 0,
    stdout: release,
  });
  expect(await runCommand("diff", "2.0", "--spec", at(spec))).toMatchObject({ stdout: "No changes." });
  const { stderr } = await runCommand("release", "2.0", "--spec", at(spec));
  expect(stderr).toContain("The release 2.0 exists already");
});

test.each(ROOTS)(
  "a revision has for %s the file %s, as long as it is there and when it is gone",
  async (spec, root) => {
    const git = (...args: string[]) =>
      execFileSync("git", [
        "-C",
        folder.path,
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        ...args,
      ]);
    writeFiles(folder.path, [[root, SOUND]]);
    git("init", "--quiet");
    git("add", root);
    git("commit", "--quiet", "--message", "first");
    expect(await runCommand("diff", "--spec", at(spec))).toMatchObject({
      exitCode: 0,
      stdout: "No changes.",
    });
    rmSync(at(root));
    // What a name without an extension was, nothing tells any more.
    writeFiles(folder.path, [
      ["now.yaml", SOUND],
      ...(spec === "spec/api" ? [[root, "broken: ["] as const] : []),
    ]);
    const gone = await runCommand("diff", `HEAD:${at(spec)}`, at("now.yaml"), "--spec", at(spec));
    expect(gone).toMatchObject({ exitCode: 0, stdout: "No changes." });
  },
);
