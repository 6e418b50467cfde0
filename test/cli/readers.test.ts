/** Commands whose output nobody reads any more, on real pipes: `| head -1`, leaving `less`. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, closeSync, cpSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXIT } from "../../src/cli/exit-code.ts";
import { ACTION } from "../import/pages.ts";
import { renderPage } from "../import/render-page.ts";
import { ROOT, temporaryFolder } from "../package-folder.ts";
import { compileToolkit } from "./compiled-toolkit.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(async () => {
  folder = temporaryFolder();
  await compileToolkit(folder.path);
});
afterAll(() => folder.remove());

const cli = () => path.join(folder.path, "dist/cli/main.js");

/** What each command is called with, where `spec/` and `page.txt` are. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  generate: [],
  import: ["page.txt", "--yes"],
  verify: ["page.txt"],
  lint: ["--format", "json"],
  diff: ["spec/openapi.yaml", "spec/openapi.yaml", "--json"],
  release: ["9.9.9"],
  changelog: [],
  docs: ["--serve", "--port", "0"],
  mock: ["--port", "0"],
  init: ["made"],
};

/** A folder to call a command in. */
function workplace(name: string): string {
  const cwd = path.join(folder.path, "work", name);
  mkdirSync(cwd, { recursive: true });
  cpSync(path.join(ROOT, "spec"), path.join(cwd, "spec"), { recursive: true });
  writeFileSync(
    path.join(cwd, "page.txt"),
    renderPage(ACTION, { locale: "en", tree: "indented", navigation: true }),
  );
  return cwd;
}

/** The command begins when its reader has gone; what nobody reads is the pipe, the rest goes to 4. */
const SCRIPT = (redirection: string): string =>
  `mkfifo gone; { read _ < gone; "$@" ${redirection} 3>&- 4>&-; echo "$?" >&3; } | { exec <&-; echo > gone; }`;
const UNREAD = { stdout: "2>&4", stderr: "2>&1 >&4", both: "2>&1" } as const;

interface Ran {
  readonly status: number;
  /** What came out where there are readers. */
  readonly said: string;
}

async function runUnread(cwd: string, unread: keyof typeof UNREAD, args: readonly string[]): Promise<Ran> {
  const child = spawn("sh", ["-c", SCRIPT(UNREAD[unread]), "sh", process.execPath, cli(), ...args], {
    cwd,
    stdio: ["ignore", "ignore", "inherit", "pipe", "pipe"],
    detached: true,
  });
  // A server that does not end is ended, with its shell.
  const deadline = setTimeout(() => process.kill(-child.pid!), 40_000);
  const [status, said] = await Promise.all([3, 4].map((n) => text(child.stdio[n] as NodeJS.ReadableStream)));
  clearTimeout(deadline);
  return { status: Number(status), said: said! };
}

const STACK = /EPIPE|node:|^ +at /m;

test("all commands are called here", () => {
  const help = execFileSync(process.execPath, [cli(), "--help"], { encoding: "utf8" });
  const [, commands = ""] = help.split(/^Commands:$/m);
  const names = [...commands.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name);
  expect(names.filter((name) => name !== "help").sort()).toEqual(Object.keys(CALLS).sort());
});

describe("without readers, a command ends in silence:", () => {
  test.each(Object.keys(CALLS))("%s", async (name) => {
    const args = [name, ...CALLS[name]!];
    const [out, error, both, help] = await Promise.all([
      runUnread(workplace(`${name}-stdout`), "stdout", args),
      runUnread(workplace(`${name}-stderr`), "stderr", args),
      runUnread(workplace(`${name}-both`), "both", args),
      runUnread(workplace(`${name}-help`), "stdout", [name, "--help"]),
    ]);
    expect(out.said).not.toMatch(STACK);
    expect(error.said).not.toMatch(STACK);
    // Of results and notes, some commands have only one.
    expect([out.status, error.status]).toContain(EXIT.unread);
    for (const status of [out.status, error.status]) expect([EXIT.ok, EXIT.unread]).toContain(status);
    expect([both, help]).toEqual([
      { status: EXIT.unread, said: "" },
      { status: EXIT.unread, said: "" },
    ]);
  });

  test.each([
    ["--help", "stdout", ["--help"]],
    ["--version", "stdout", ["--version"]],
    ["wrong usage", "stderr", ["lint", "--nonsense"]],
    ["an invalid spec", "stderr", ["generate", "--spec", "page.txt"]],
  ] as const)("%s", async (name, unread, args) => {
    expect(await runUnread(workplace(name), unread, args)).toEqual({ status: EXIT.unread, said: "" });
  });
});

test("what a reader takes before it goes is whole", () => {
  const script = '{ "$@"; echo "$?" >&3; } | head -n 1';
  const argv = ["-c", script, "sh", process.execPath, cli(), "lint", "--help"];
  const { output } = spawnSync("sh", argv, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe", "pipe"] });
  expect(output[1]).toBe("Usage: zstack-openapi lint [options] [spec]\n");
  expect(output[2]).toBe("");
  expect([EXIT.ok, EXIT.unread]).toContain(Number(output[3]));
});

test("what is written when the reader goes is written to its end", async () => {
  const cwd = workplace("whole");
  expect((await runUnread(cwd, "both", ["generate"])).status).toBe(EXIT.unread);
  const check = spawnSync(process.execPath, [cli(), "generate", "--check"], { cwd, encoding: "utf8" });
  expect({ status: check.status, stdout: check.stdout }).toEqual({ status: EXIT.ok, stdout: "" });
});

test("--watch ends at the change after its reader has gone", async () => {
  const cwd = workplace("watch");
  const child = spawn(process.execPath, [cli(), "generate", "--watch"], {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    timeout: 40_000,
  });
  const ended = once(child, "exit");
  for await (const line of createInterface(child.stderr)) if (line.startsWith("Watching ")) break;
  child.stderr.destroy();
  appendFileSync(path.join(cwd, "spec/openapi.yaml"), "# A note.\n");
  expect(await ended).toEqual([EXIT.unread, null]);
});

test.skipIf(process.platform !== "linux")("a full disk is told of, without a stack", () => {
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, [cli(), "--help"], {
    encoding: "utf8",
    stdio: ["ignore", full, "pipe"],
  });
  closeSync(full);
  expect(status).toBe(EXIT.findings);
  expect(stderr).toMatch(/^error: the output cannot be written: ENOSPC.*\n$/);
});
