/** Which packages a command loads, told by the process itself: Node lists every script that ran when it ends. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ACTION } from "../import/pages.ts";
import { renderPage } from "../import/render-page.ts";
import { ROOT, temporaryFolder } from "../package-folder.ts";
import { compileToolkit } from "./compiled-toolkit.ts";

const COMMAND_LINE = ["commander", "picocolors"];
const READING = [...COMMAND_LINE, "@redocly/openapi-core", "ajv", "lossless-json", "yaml"];
const GENERATING = [...READING, "openapi-typescript", "ts-morph", "typescript"];
const SERVING = [...READING, "@hono/node-server", "@noble/hashes", "hono"];

/** Packages that others bring are theirs to load. */
const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
};

let folder: ReturnType<typeof temporaryFolder>;
const at = (name: string) => path.join(folder.path, name);

beforeAll(async () => {
  folder = temporaryFolder();
  await compileToolkit(folder.path);
  cpSync(path.join(ROOT, "spec"), at("project/spec"), { recursive: true });
  writeFileSync(
    at("project/page.txt"),
    renderPage(ACTION, { locale: "en", tree: "indented", navigation: true }),
  );
});
afterAll(() => folder.remove());

const names = readdirSync(path.join(ROOT, "src/cli/commands")).map((file) => file.replace(".ts", ""));

test.each(["--help", "--version", ...names.map((name) => `${name} --help`)])(
  "%s loads nothing but what reads the command line",
  async (line) => {
    const { exitCode, packages } = await runToolkit(line.split(" "));
    expect({ exitCode, packages }).toEqual({ exitCode: 0, packages: COMMAND_LINE });
  },
);

/** What each may load, and need not. */
const MAY_LOAD: readonly (readonly [commandLine: string, packages: readonly string[]])[] = [
  ["generate --out out", GENERATING],
  ["init new", GENERATING],
  ["lint", READING],
  ["diff spec spec", READING],
  ["release 99.0", READING],
  ["changelog", READING],
  ["verify page.txt --operation-id PauseBackupJob", READING],
  ["import page.txt --dry-run", [...READING, "diff"]],
  ["docs", [...READING, "marked"]],
  ["docs --serve --port 0", [...SERVING, "marked"]],
  ["mock --port 0", SERVING],
];

test("every command is in the table", () => {
  expect(new Set(MAY_LOAD.map(([line]) => line.split(" ")[0]))).toEqual(new Set(names));
});

test.each(MAY_LOAD)("%s loads nothing that it has no use for", async (line, allowed) => {
  const { exitCode, packages } = await runToolkit(line.split(" "));
  expect([0, 1]).toContain(exitCode);
  expect(packages).toEqual(expect.arrayContaining([...COMMAND_LINE, "yaml"]));
  expect(packages.filter((name) => !allowed.includes(name))).toEqual([]);
});

interface Told {
  readonly exitCode: number | null;
  /** Of the toolkit's dependencies, sorted. */
  readonly packages: readonly string[];
}

/** Runs a command line of the compiled toolkit; a server, until it tells where it listens. */
async function runToolkit(argv: readonly string[]): Promise<Told> {
  const told = mkdtempSync(at("told-"));
  const child = spawn(process.execPath, [at("dist/cli/main.js"), ...argv], {
    cwd: at("project"),
    env: { ...process.env, NODE_V8_COVERAGE: told },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout);
  if (argv.includes("--port")) lines.once("line", () => child.kill());
  lines.resume();
  const [exitCode] = (await ended) as [number | null];
  const urls = readdirSync(told).flatMap((file) =>
    (JSON.parse(readFileSync(path.join(told, file), "utf8")) as Coverage).result.map(({ url }) => url),
  );
  const loaded = urls.map((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1]);
  return {
    exitCode,
    packages: Object.keys(dependencies)
      .filter((name) => loaded.includes(name))
      .sort(),
  };
}

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}
