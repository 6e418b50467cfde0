import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ROOT, temporaryFolder, writeFiles } from "../package-folder.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const at = (name: string) => path.join(folder.path, name);

const CONFIG = {
  // Of the libraries no more than what the modules below need: they are checked at every build.
  compilerOptions: {
    module: "NodeNext",
    target: "ES2022",
    lib: ["ES2015"],
    types: [],
    rootDir: "src",
    outDir: "dist",
  },
  include: ["src"],
};
/** A command that loads a module late, and prints what that says. */
const MAIN = `#!/usr/bin/env node
declare const console: { log(text: string): void };
const { said } = await import("./part/said.js");
console.log(said);
`;

function writeProject(said: string, extra: Readonly<Record<string, string>> = {}): void {
  writeFiles(folder.path, [
    ["package.json", JSON.stringify({ type: "module", bin: { said: "dist/main.js" } })],
    ["tsconfig.json", JSON.stringify(CONFIG)],
    ["src/main.ts", MAIN],
    ["src/part/said.ts", `export const said = ${JSON.stringify(said)};\n`],
    ...Object.entries(extra),
  ]);
}

function build(): ChildProcess {
  const argv = ["--import", "tsx", path.join(ROOT, "scripts/build.ts"), at("tsconfig.json")];
  return spawn(process.execPath, argv, { cwd: ROOT, stdio: "ignore" });
}

async function built(): Promise<number> {
  return (await once(build(), "exit"))[0] as number;
}

/** Runs the command as a shell does: its file itself. */
async function runSaid(): Promise<string> {
  return (await promisify(execFile)(at("dist/main.js"))).stdout.trim();
}

test("what is built can be run at once, however often it is built", async () => {
  for (const said of ["first", "second"]) {
    writeProject(said);
    expect(await built()).toBe(0);
    expect(await runSaid()).toBe(said);
  }
});

test("a command works at every moment of a build", async () => {
  writeProject("first");
  expect(await built()).toBe(0);
  writeProject("second");
  const building = build();
  const ended = once(building, "exit");
  let isBuilding = true;
  ended.then(() => {
    isBuilding = false;
  });
  const heard: string[] = [];
  while (isBuilding) {
    accessSync(at("dist/part/said.js"), constants.R_OK);
    heard.push(await runSaid());
  }
  expect(heard[0]).toBe("first");
  expect(new Set([...heard, "second"])).toEqual(new Set(["first", "second"]));
  expect(await runSaid()).toBe("second");
});

test("what no source gives any more is gone, and nothing is left beside it", async () => {
  writeProject("first", { "src/old/gone.ts": "export {};\n" });
  expect(await built()).toBe(0);
  expect(existsSync(at("dist/old/gone.js"))).toBe(true);
  rmSync(at("src/old"), { recursive: true });
  expect(await built()).toBe(0);
  expect(readdirSync(at("dist"), { recursive: true }).sort()).toEqual(["main.js", "part", "part/said.js"]);
  expect(readdirSync(folder.path).sort()).toEqual(["dist", "package.json", "src", "tsconfig.json"]);
});

test("what does not compile changes nothing", async () => {
  writeProject("first");
  expect(await built()).toBe(0);
  writeProject("second", { "src/wrong.ts": 'export const wrong: number = "text";\n' });
  expect(await built()).not.toBe(0);
  expect(await runSaid()).toBe("first");
  expect(readdirSync(folder.path).sort()).toEqual(["dist", "package.json", "src", "tsconfig.json"]);
});
