/**
 * The package as npm would publish it, installed into an empty project and put through one suite on every platform it
 * is for. Each has a management node of its own, in this process.
 *
 *   npm run test:runtimes                 all of them
 *   npm run test:runtimes -- node deno    these
 */
import { type ExecFileException, type ExecFileOptions, execFile } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build as bundle } from "esbuild";
import pc from "picocolors";
import { chromium, type Page } from "playwright-core";
import { startServer, type TestServer } from "../test/runtimes/server.ts";
import { installAlone, packClient } from "./packed-client.ts";

/** What npm is asked for, which has packages of these with their programs in them: too large to be dependencies. */
const PACKAGES = { node24: "node@24.21.0", deno: "deno@2.9.6", bun: "bun@1.4.5" } as const;
/** A generator of clients that have nothing of ours but what \`openapi.json\` says. The last that runs on Node 20. */
const GENERATOR = ["@hey-api/openapi-ts@0.92.0", "typescript@5.9.3"];
const CHROMIUM = "/usr/bin/chromium";
/** By the name of 127.0.0.1, the page would be taken for secure. */
const PAGE_HOST = "zstack.test";
const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-proxy-server",
  `--host-resolver-rules=MAP ${PAGE_HOST} 127.0.0.1`,
];

/** A suite takes a few seconds. What takes this long will never end: a timer or a connection that was left behind. */
const RUN_LIMIT_MS = 60_000;
const EXIT_LIMIT_MS = 3000;
const INSTALL_LIMIT_MS = 5 * 60_000;

interface Outcome {
  readonly passed: number;
  readonly failed: readonly { readonly name: string; readonly error: string }[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

interface Report {
  readonly version: string;
  readonly outcome: Outcome;
}

type Runtime = (project: string) => Promise<Report>;

const RUNTIMES: Readonly<Record<string, Runtime>> = {
  node: (project) => runProgram(process.execPath, [], project),
  node24: async (project) => runProgram(await install(PACKAGES.node24, "node"), [], project),
  deno: async (project) => {
    // Nothing but the network of this machine: no files, no environment, no remote modules.
    const rights = ["--no-prompt", "--no-remote", "--allow-net=127.0.0.1"];
    return runProgram(await install(PACKAGES.deno, "deno"), ["run", "--quiet", ...rights], project);
  },
  bun: async (project) => runProgram(await install(PACKAGES.bun, "bun"), ["run", "--no-install"], project),
  chromium: runPage,
};

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(RUNTIMES);
const unknown = chosen.filter((name) => !Object.hasOwn(RUNTIMES, name));
if (unknown.length > 0) {
  const known = Object.keys(RUNTIMES).join(", ");
  process.stderr.write(`No such runtime: ${unknown.join(", ")}. There are ${known}.\n`);
  process.exit(2);
}

const folder = mkdtempSync(path.join(tmpdir(), "zstack-runtimes-"));
try {
  installAlone(packClient(folder), folder);
  for (const name of ["suite.js", "other-clients.js", "assert.js"]) {
    copyFileSync(path.join("test/runtimes", name), path.join(folder, name));
  }
  await writeOtherClients(folder);
  printRow("runtime", "version", "passed", "failed", "skipped");
  for (const name of chosen) {
    if (!(await test(name, RUNTIMES[name]!))) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Clients of other people's that are given our `fetch`, as a module each: `ky.js`, and `generated.js` of `openapi.json`. */
async function writeOtherClients(project: string): Promise<void> {
  const spec = "node_modules/zstack-client/openapi.json";
  const packages = GENERATOR.flatMap((name) => ["-p", name]);
  const generate = ["-y", ...packages, "-c", `openapi-ts -i ${spec} -o generated`];
  await execute("npx", generate, { cwd: project }, INSTALL_LIMIT_MS);
  const programs = {
    ky: [`export { default } from "ky";`, process.cwd()],
    generated: [
      `export { client } from "./generated/client.gen"; export { createVmFromCdpBackup } from "./generated/sdk.gen";`,
      project,
    ],
  } as const;
  for (const [name, [contents, resolveDir]] of Object.entries(programs)) {
    await bundle({
      stdin: { contents, resolveDir },
      outfile: path.join(project, `${name}.js`),
      bundle: true,
      format: "esm",
      target: "es2022",
    });
  }
}

/** Whether everything passed. */
async function test(name: string, runtime: Runtime): Promise<boolean> {
  let report: Report;
  try {
    report = await runtime(folder);
  } catch (error) {
    printRow(name, "-", "-", "-", "-");
    printProblem("could not be run to its end", error instanceof Error ? error.message : String(error));
    return false;
  }
  const { passed, failed, skipped } = report.outcome;
  printRow(name, report.version, passed, failed.length, skipped.length);
  for (const { name: what, error } of failed) printProblem(what, error);
  for (const { name: what, reason } of skipped) print(pc.dim(`  skipped: ${what} (${reason})`));
  return failed.length === 0 && passed > 0;
}

async function runProgram(program: string, args: readonly string[], project: string): Promise<Report> {
  // Nothing of what is set here for other programs, and what they keep for later goes with the project.
  const { PATH, TZ } = process.env;
  const options = {
    cwd: project,
    env: { PATH, TZ, HOME: project, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
  };
  const [version = "?"] = /\d+\.\d+\.\d+/.exec((await execute(program, ["--version"], options)).stdout) ?? [];
  return withNode(project, async (server) => {
    writeMain(project, `http://127.0.0.1:${server.port}`, server);
    const { stdout, stderr, silentMs } = await execute(program, [...args, "main.js"], options);
    // A warning of listeners that were left behind, say. Nothing that is right makes a platform complain.
    if (stderr !== "") throw new Error(`it complained:\n${stderr}`);
    if (silentMs > EXIT_LIMIT_MS)
      throw new Error(`it went on for ${Math.round(silentMs)} ms after the suite`);
    return { version, outcome: JSON.parse(stdout) as Outcome };
  });
}

/**
 * A page without a secure context, as those of management nodes are, and one that may not make code of text. Modules
 * come straight from the project, by an import map.
 */
async function runPage(project: string): Promise<Report> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`there is no ${CHROMIUM}; install it: apt-get update && apt-get install -y chromium`);
  }
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
  try {
    return await withNode(project, async (server) => {
      const origin = `http://${PAGE_HOST}:${server.port}`;
      writeMain(project, origin, server);
      writeFileSync(
        path.join(project, "index.html"),
        `<!doctype html><meta charset="utf-8"><title>zstack-client</title>
<script type="importmap" nonce="imports">${JSON.stringify({ imports: importsOf(project) })}</script>
<script type="module" src="/main.js"></script>
`,
      );
      const page = await browser.newPage();
      const [outcome] = await Promise.all([outcomeOf(page), page.goto(`${origin}/index.html`)]);
      return { version: browser.version(), outcome };
    });
  } finally {
    await browser.close();
  }
}

/** What the page prints. Errors that nobody catches, rejections too, end it as they end programs. */
function outcomeOf(page: Page): Promise<Outcome> {
  const complaints: string[] = [];
  return new Promise((resolve, reject) => {
    page.on("pageerror", ({ message, stack = message }) => reject(new Error(stack)));
    page.on("console", (message) => {
      if (message.type() === "log") resolve(JSON.parse(message.text()) as Outcome);
      else complaints.push(`${message.text()} ${message.location().url}`);
    });
    const giveUp = () =>
      reject(new Error([`no end within ${RUN_LIMIT_MS / 1000} s`, ...complaints].join("\n")));
    setTimeout(giveUp, RUN_LIMIT_MS).unref();
  });
}

async function withNode(project: string, work: (server: TestServer) => Promise<Report>): Promise<Report> {
  const server = await startServer(project);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

/** The same for all: what the platform prints is what the suite made of it. */
function writeMain(project: string, endpoint: string, { account, accessKey }: TestServer): void {
  const credentials = { accountName: account.name, password: account.password };
  const setup = JSON.stringify({ endpoint, credentials, accessKey });
  writeFileSync(
    path.join(project, "main.js"),
    `import { run } from "./suite.js";\nconsole.log(JSON.stringify(await run(${setup})));\n`,
  );
}

/** An import map: what the packages of the project call their modules, and where these are. */
function importsOf(project: string): Record<string, string> {
  const modules = path.join(project, "node_modules");
  const read = (name: string) =>
    JSON.parse(readFileSync(path.join(modules, name, "package.json"), "utf8")) as {
      exports: Record<string, Target>;
      dependencies?: Record<string, string>;
    };
  const imports: Record<string, string> = {};
  for (const name of ["zstack-client", ...Object.keys(read("zstack-client").dependencies ?? {})]) {
    for (const [key, given] of Object.entries(read(name).exports)) {
      const target = fileOf(given);
      const [before = "", after] = target.split("*");
      const files = after === undefined ? [] : readdirSync(path.join(modules, name, before));
      // What the `*` stands for; a module without one has nothing to replace.
      const stars = files
        .filter((file) => file.endsWith(after!))
        .map((file) => file.slice(0, -after!.length));
      for (const star of after === undefined ? [""] : stars) {
        const [specifier, file] = [key, target].map((text) => path.posix.join(name, text.replace("*", star)));
        imports[specifier!] = `/node_modules/${file}`;
      }
    }
  }
  return imports;
}

/** What a package says of one of its modules: a file, or one for each kind of importer. */
type Target = string | { readonly [condition: string]: Target };

function fileOf(target: Target | undefined): string {
  return typeof target === "object" ? fileOf(target.import ?? target.default) : (target ?? "");
}

/** Where the program of a package is, which npm fetches unless it has it. */
async function install(packageName: string, program: string): Promise<string> {
  const args = ["-y", "-p", packageName, "-c", `command -v ${program}`];
  return (await execute("npx", args, { cwd: folder }, INSTALL_LIMIT_MS)).stdout.trim();
}

interface Execution {
  readonly stdout: string;
  readonly stderr: string;
  /** From its last word to its end. */
  readonly silentMs: number;
}

async function execute(
  program: string,
  args: readonly string[],
  options: ExecFileOptions,
  limitMs = RUN_LIMIT_MS,
): Promise<Execution> {
  const limits = { timeout: limitMs, killSignal: "SIGKILL", maxBuffer: 2 ** 26 } as const;
  const execution = promisify(execFile)(program, args, { ...options, ...limits, encoding: "utf8" });
  let spokeAt = performance.now();
  execution.child.stdout?.on("data", () => {
    spokeAt = performance.now();
  });
  try {
    return { ...(await execution), silentMs: performance.now() - spokeAt };
  } catch (error) {
    const { message, killed, stdout = "" } = error as ExecFileException;
    // The message has what it complained of.
    const problem = killed ? `${program} did not end within ${limitMs / 1000} s` : message;
    throw new Error(`${problem}\n${stdout}`.trim());
  }
}

function printRow(...cells: readonly (string | number)[]): void {
  const widths = [10, 16, 8, 8, 8];
  print(
    cells
      .map((cell, index) => String(cell).padEnd(widths[index]!))
      .join("")
      .trimEnd(),
  );
}

function printProblem(what: string, error: string): void {
  print(`  ${pc.red("failed")}: ${what}\n${error.replace(/^/gm, "    ")}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
