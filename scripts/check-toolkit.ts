/**
 * Packs the toolkit as npm would publish it, installs the tarball in an empty folder elsewhere, and does there what its
 * users do: begins a spec repository, checks it, adds an operation, calls the mock through the client, writes docs.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { ACTION } from "../test/import/pages.ts";
import { renderPage } from "../test/import/render-page.ts";
import { installAlone, npmInstall, type Packed, packToolkit, run } from "./packed-client.ts";

/** Restores a VM at the mock whose address it is given, and calls what was imported, with the compiled client. */
const CALL = `import { createZStack, passwordAuth } from "./generated/dist/index.js";
const zstack = createZStack({
  endpoint: process.argv[2],
  auth: passwordAuth({ accountName: "admin", password: "password" }),
  job: { pollIntervalMs: 10 },
});
const uuid = "0123456789abcdef0123456789abcdef";
const vm = await zstack.createVmFromCdpBackup({
  name: "restored", groupId: 42, cdpTaskUuid: uuid, instanceOfferingUuid: uuid, l3NetworkUuids: [uuid],
});
await zstack.pauseBackupJob({ uuid, force: true });
console.log(vm.name, vm.state);
`;

/** What a page loads, and what a module does. */
const SOURCES = /<(?:link|script)[^>]+(?:href|src)="([^"]+\.(?:css|js|svg))"/g;
const IMPORTS = /\b(?:from |import |import\()"([^"]+\.js)"/g;

// npm names places by what they really are.
const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "zstack-openapi-"));
const home = path.join(folder, "home");
const repository = path.join(home, "my-spec");

try {
  const packed = packToolkit(folder);
  refuseSurplus(packed);
  installAlone(packed, home);
  checkStart();
  begin(packed);
  run("npm", ["run", "--silent", "check"], repository);
  tell("init: a repository that passes its own checks");
  addOperation();
  tell("import, generate, build: the operation of a page, and a client that compiles");
  expectText("what the client got from the mock", await callMock(), "restored Running");
  tell("mock: a VM restored through the client");
  zstack(repository, "docs", "--quiet");
  if (!existsSync(path.join(repository, "site/en/operations/PauseBackupJob.html")))
    throw new Error("docs wrote no page of the operation.");
  tell(`docs: a site, and a console that loads ${await loadConsole()} files`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What is compiled has a source that is still there, and nothing is along that no user needs. */
function refuseSurplus({ tarball, files, size }: Packed): void {
  const sourceOf = (file: string) => file.replace(/^dist\//, "src/").replace(/(\.d)?\.[jt]s$/, ".ts");
  const left = files.filter((file) => file.startsWith("dist/") && !existsSync(sourceOf(file)));
  if (left.length > 0) throw new Error(`No source gives ${left.join(", ")}. Run npm run build.`);
  const surplus = files.filter((file) =>
    /(^|\/)test\/|\.test\.|\.map$|^spec\/releases\/|^generated\//.test(file),
  );
  if (surplus.length > 0) throw new Error(`The tarball has ${surplus.join(", ")}.`);
  tell(`${path.basename(tarball)}: ${files.length} files, ${(size / 1024).toFixed(0)} kB`);
}

function checkStart(): void {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expectText("--version", run("npx", ["--no-install", "zstack-openapi", "--version"], home).trim(), version);
  const main = path.join(home, "node_modules/zstack-openapi/dist/cli/main.js");
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    run(process.execPath, [main, "--help"], home);
    return performance.now() - start;
  });
  tell(`--help: ${Math.min(...times).toFixed(0)} ms, the best of five`);
}

/** Makes the repository, and installs what it says. */
function begin({ tarball }: Packed): void {
  const { install } = JSON.parse(zstack(home, "init", "my-spec", "--json", "--quiet")) as { install: string };
  const words = run("sh", ["-c", `printf '%s\\n' ${install}`])
    .trim()
    .split("\n");
  expectText("init's way to install", words.join(" "), `npm install --save-dev ${tarball}`);
  npmInstall(["--save-dev", tarball], repository);
  // Rows of the toolkit's own tests; the page is in words of ours.
  const page = renderPage(ACTION, { locale: "en", tree: "indented", navigation: true });
  writeFileSync(path.join(repository, "page.txt"), page);
}

function addOperation(): void {
  zstack(repository, "import", "page.txt", "--yes", "--quiet");
  zstack(repository, "generate", "--quiet");
  run("npm", ["run", "--silent", "build"], repository);
}

/** What a program prints that calls the mock through the client. */
function callMock(): Promise<string> {
  writeFileSync(path.join(repository, "call.js"), CALL);
  return serving(["mock", "--scenario", "gson-numbers"], (url) =>
    Promise.resolve(run(process.execPath, ["call.js", url], repository).trim()),
  );
}

/** How many files a page with a console loads, scripts and what they import included. */
function loadConsole(): Promise<number> {
  return serving(["docs", "--serve"], async (url) => {
    const addresses = new Set([new URL("en/operations/CreateVmFromCdpBackup.html", url).href]);
    // Grows while it is gone through.
    for (const address of addresses) {
      const response = await fetch(address);
      if (response.status !== 200) throw new Error(`${address} is answered with ${response.status}.`);
      const text = await response.text();
      const pattern = address.endsWith(".html") ? SOURCES : IMPORTS;
      for (const [, target] of text.matchAll(pattern)) addresses.add(new URL(target!, address).href);
    }
    return addresses.size;
  });
}

/** Serves something on a free port as long as it is used; it must end by itself when asked to. */
async function serving<T>(args: readonly string[], use: (url: string) => Promise<T>): Promise<T> {
  const server = spawn(process.execPath, [binOf(repository), ...args, "--port", "0", "--quiet"], {
    cwd: repository,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "exit");
  try {
    const [url] = (await once(createInterface(server.stdout), "line")) as [string];
    return await use(url);
  } finally {
    server.kill();
    expectText(`the end of ${args[0]}`, String((await ended)[0]), "0");
  }
}

/** Runs the toolkit that is installed in a project, as its `npm run` would. */
function zstack(project: string, ...args: string[]): string {
  return run(process.execPath, [binOf(project), ...args], project);
}

function binOf(project: string): string {
  return realpathSync(path.join(project, "node_modules/.bin/zstack-openapi"));
}

function expectText(what: string, found: string, want: string): void {
  if (found !== want) throw new Error(`${what} is ${found}, not ${want}.`);
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
