import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ROOT, temporaryFolder, writeFiles } from "../package-folder.ts";
import { serveTexts, type TextServer } from "../source/text-server.ts";
import { runCommand } from "./terminal.ts";

const THING = "type: object\nproperties:\n  size: {type: integer, format: int64}\n";
const specOf = (url: string) => `openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /zstack/v1/things:
    get:
      operationId: QueryThing
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '${url}/specs/Thing.yaml'}}}}
`;

let folder: ReturnType<typeof temporaryFolder>;
let server: TextServer;
let texts: Record<string, string>;
let allow: readonly [string, string];
beforeEach(async () => {
  folder = temporaryFolder();
  vi.stubEnv("XDG_CACHE_HOME", at("cache"));
  texts = { "/specs/Thing.yaml": THING };
  server = await serveTexts(texts);
  allow = ["--allow-url", `${server.url}/specs/`];
  writeFiles(folder.path, [["spec/openapi.yaml", specOf(server.url)]]);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  folder.remove();
  await server.close();
});

const at = (name: string) => path.join(folder.path, name);
const spec = () => ["--spec", at("spec/openapi.yaml")];
const generate = (...more: string[]) => runCommand("generate", ...spec(), "--out", at("generated"), ...more);

describe("generate", () => {
  test("puts what it fetched into the package, and no word of where it came from", async () => {
    expect(await generate(...allow)).toMatchObject({ exitCode: 0, stdout: "" });
    const document = JSON.parse(readFileSync(at("generated/openapi.json"), "utf8"));
    expect(document.components.schemas.Thing.properties.size.format).toBe("int64");
    const files = readdirSync(at("generated"), { recursive: true, withFileTypes: true });
    const written = files
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    expect(written.length).toBeGreaterThan(10);
    expect(written.filter((file) => readFileSync(file, "utf8").includes(server.url))).toEqual([]);
  });

  test("refuses without the option, names it, and asks for nothing", async () => {
    const { exitCode, stderr } = await generate();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("spec/openapi.yaml:8:78 error");
    expect(stderr).toContain("[remote-ref]");
    expect(stderr).toContain("--allow-url <prefix>");
    expect(server.asked).toEqual([]);
    expect(existsSync(at("generated"))).toBe(false);
  });

  test("takes the option more than once", async () => {
    expect((await generate("--allow-url", "https://h.invalid/x", ...allow)).exitCode).toBe(0);
  });

  test("tells of faults in what it fetched at their place", async () => {
    texts["/specs/Thing.yaml"] = "type: objekt\n";
    const { exitCode, stderr } = await generate(...allow);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${server.url}/specs/Thing.yaml:1:7 error`);
  });

  test("fetches anew on every run, and leaves nothing that would let the next one off", async () => {
    await generate(...allow);
    expect(existsSync(at("cache"))).toBe(false);
    texts["/specs/Thing.yaml"] = THING.replace("size", "length");
    expect((await generate(...allow)).stderr).not.toContain("nothing changed");
    expect(readFileSync(at("generated/src/models/Thing.ts"), "utf8")).toContain("length");
    texts["/specs/Thing.yaml"] = "[";
    expect((await generate(...allow)).exitCode).toBe(1);
  });

  test("does not take what a run without the option left for its own", async () => {
    writeFiles(folder.path, [["spec/openapi.yaml", specOf(server.url).replace(`${server.url}/specs/`, "")]]);
    writeFiles(folder.path, [["spec/Thing.yaml", "$ref: 'x.yaml'\n"]]);
    writeFiles(folder.path, [["spec/x.yaml", THING]]);
    await generate();
    expect(existsSync(at("cache"))).toBe(true);
    writeFileSync(at("spec/Thing.yaml"), `$ref: '${server.url}/specs/Thing.yaml'\n`);
    texts["/specs/Thing.yaml"] = THING.replace("size", "length");
    await generate(...allow);
    expect(readFileSync(at("generated/openapi.json"), "utf8")).toContain("length");
    expect((await generate()).exitCode).toBe(1);
  });

  test("--check compares with what is there now, and says how to write it", async () => {
    await generate(...allow);
    expect((await generate("--check", ...allow)).exitCode).toBe(0);
    texts["/specs/Thing.yaml"] = THING.replace("size", "length");
    const { exitCode, stdout, stderr } = await generate("--check", ...allow);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("generated/openapi.json");
    expect(stderr).toContain(`Run zstack-openapi generate ${allow.join(" ")}.`);
  });

  test("--watch fetches anew whenever it generates", async () => {
    const args = ["generate", "--watch", ...spec(), "--out", at("generated"), ...allow];
    const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
    });
    const ended = once(child, "exit");
    const lines = createInterface(child.stderr)[Symbol.asyncIterator]();
    const round = async (): Promise<void> => {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error("ended early");
        if (value.startsWith("Watching ")) return;
      }
    };
    await round();
    texts["/specs/Thing.yaml"] = THING.replace("size", "length");
    writeFileSync(at("spec/openapi.yaml"), `${specOf(server.url)}tags: []\n`);
    await round();
    expect(readFileSync(at("generated/src/models/Thing.ts"), "utf8")).toContain("length");
    texts["/specs/Thing.yaml"] = THING.replace("size", "width");
    writeFileSync(at("spec/openapi.yaml"), `${specOf(server.url)}tags: []\n# again\n`);
    await round();
    expect(readFileSync(at("generated/src/models/Thing.ts"), "utf8")).toContain("width");
    child.kill("SIGINT");
    expect(await ended).toEqual([0, null]);
  });
});

describe("lint", () => {
  const lint = (...more: string[]) => runCommand("lint", at("spec/openapi.yaml"), ...more);
  const found = async (...more: string[]) =>
    (JSON.parse((await lint("--format", "json", ...more)).stdout) as Found).findings;

  test("looks at what it fetched as well, and mends none of it", async () => {
    texts["/specs/Thing.yaml"] = `${THING}x-zstack: {since: 4.10}\n`;
    const before = await found(...allow);
    expect(before.map(({ id }) => id)).not.toContain("remote-ref");
    const remote = before.filter(({ file }) => file === `${server.url}/specs/Thing.yaml`);
    expect(remote.map(({ id }) => id)).toContain("unquoted-version");
    expect(remote.filter(({ fixable }) => fixable)).toEqual([]);
    const after = await found("--fix", ...allow);
    expect(after.filter(({ file }) => file.startsWith("http"))).toEqual(remote);
  });

  test("finds the reference without the option", async () => {
    expect((await found()).map(({ id }) => id)).toContain("remote-ref");
    expect(server.asked).toEqual([]);
  });
});

interface Found {
  readonly findings: readonly { id: string; file: string; fixable: boolean }[];
}

test("docs has pages of what it fetched", async () => {
  const docs = (...more: string[]) => runCommand("docs", ...spec(), "--out", at("site"), ...more);
  expect((await docs()).exitCode).toBe(1);
  expect((await docs(...allow)).exitCode).toBe(0);
  expect(readdirSync(at("site/en/models"))).toContain("Thing.html");
});

test("release freezes what it fetched, once it was compared with the release before", async () => {
  const release = (version: string, ...more: string[]) => runCommand("release", version, ...spec(), ...more);
  expect((await release("1.0.0")).exitCode).toBe(1);
  expect((await release("1.0.0", ...allow)).exitCode).toBe(0);
  expect(readFileSync(at("spec/releases/1.0.0.json"), "utf8")).toContain('"Thing"');
  texts["/specs/Thing.yaml"] = THING.replace("integer, format: int64", "string");
  const { exitCode, stderr } = await release("1.1.0", ...allow);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("breaking change");
  expect((await release("2.0.0", ...allow)).exitCode).toBe(0);
});

test("mock serves operations whose parts it fetched", async () => {
  const args = ["mock", "--port", "0", ...spec(), ...allow];
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(child, "exit");
  const { value: endpoint } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(server.asked).toEqual(["/specs/Thing.yaml"]);
  child.kill("SIGINT");
  await ended;
});

describe("wrong usage exits with 2:", () => {
  test.each([
    ["no URL", "specs", "is no URL"],
    ["a host alone", "example.com/specs", "is no URL"],
    ["a file", "file:///etc/", "is no URL"],
    ["another scheme", "ftp://example.com/", "is no URL"],
    ["nothing", "", "is no URL"],
    ["a password", "https://me:hunter2@example.com/", "no user name or password"],
    ["a password, for another scheme", "ftp://me:hunter2@example.com/", "no user name or password"],
    ["a query", "https://example.com/?a=hunter2", "query"],
    ["an empty query", "https://example.com/?", "query"],
    ["a fragment", "https://example.com/#a", "fragment"],
  ])("%s", async (_, prefix, says) => {
    const { exitCode, stderr } = await generate(`--allow-url=${prefix}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain("hunter2");
    expect(existsSync(at("generated"))).toBe(false);
  });

  test.each(["diff", "changelog", "import", "verify", "init"])(
    "%s does not have the option",
    async (name) => {
      const { exitCode, stderr } = await runCommand(name, ...allow);
      expect(exitCode).toBe(2);
      expect(stderr).toContain("unknown option '--allow-url'");
    },
  );
});
