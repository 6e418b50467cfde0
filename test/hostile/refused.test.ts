import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { load } from "../../src/load/load.ts";
import { allProblemsOf, problemsOf, type TextFiles } from "../text-files.ts";

const HEAD = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n";

function schemas(text: string, more: TextFiles = {}): TextFiles {
  return { "s/o.yaml": `${HEAD}components: {schemas: {${text}}}`, ...more };
}

const operation = (id: string) => `get: {operationId: ${id}, responses: {'200': {description: x}}}`;
const operations = (...ids: readonly string[]): TextFiles => ({
  "o.yaml": `openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths:\n${ids.map((id, at) => `  /${at}: {${operation(id)}}\n`).join("")}`,
});
const named = (name: string) => schemas(`${JSON.stringify(name)}: {type: object}`);
const referring = (uri: string) => schemas(`A: {$ref: ${JSON.stringify(uri)}}`);

describe("a reference is refused, with its place, when it leads", () => {
  test.each([
    ["to the network", "https://example.org/a.yaml", "remote-ref"],
    ["to another machine", "//example.org/a.yaml", "remote-ref"],
    ["to a file by its URL", "file:///etc/passwd", "remote-ref"],
    ["to a script", "javascript:alert(1)", "remote-ref"],
    ["to a Windows drive", "C:/Windows/win.ini", "remote-ref"],
    ["to a Windows drive, its own way", "C:\\Windows\\win.ini", "remote-ref"],
    ["to a share", "\\\\server\\share\\a.yaml", "ref-outside"],
    ["up, with backslashes", "..\\..\\a.yaml", "ref-outside"],
    ["up, with encoded backslashes", "..%5c..%5ca.yaml", "ref-outside"],
    ["up", "../a.yaml", "ref-outside"],
    ["up, encoded", "%2e%2e/a.yaml", "ref-outside"],
    ["up, by way of a folder", "b/../../a.yaml", "ref-outside"],
    ["to the root", "/etc/passwd", "ref-outside"],
    ["to the root, encoded", "%2Fetc%2Fpasswd", "unresolved-ref"],
    ["up, encoded twice", "%252e%252e/a.yaml", "unresolved-ref"],
    ["up, its slash encoded", "..%2fa.yaml", "ref-hidden"],
    ["to a file of secrets", ".env", "ref-hidden"],
    ["into a hidden folder", "b/.git/config", "ref-hidden"],
    ["nowhere, with a zero", "a\u0000.yaml", "unresolved-ref"],
    ["to itself", "#/components/schemas/A", "ref-cycle"],
    ["to a prototype", "#/components/schemas/__proto__", "unresolved-ref"],
    ["to a constructor", "#/constructor/prototype", "unresolved-ref"],
  ])("%s", async (_, uri, id) => {
    const [problem, ...others] = await allProblemsOf(referring(uri));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ id, location: { file: "s/o.yaml", line: 4 } });
    expect(problem?.fix).not.toBe("");
  });
});

describe("a name is refused", () => {
  test.each([
    ["that leads elsewhere", named("../../x"), "schema-name"],
    ["of a prototype", named("__proto__"), "schema-name"],
    ["with a dot behind", named("Vm."), "schema-name"],
    ["with code in it", named("Vm; alert(1)"), "schema-name"],
    ["that looks like another", named("Vm\u0430"), "schema-name"],
    ["of a device", named("CON"), "schema-name"],
    ["of a device, in small letters", named("aux"), "schema-name"],
    ["of the language", named("class"), "schema-name"],
    ["of the index", named("Readme"), "schema-name"],
    ["of ten thousand characters", named("x".repeat(10_000)), "schema-name"],
    [
      "that differs from another by case alone",
      schemas("Vm: {type: object}, VM: {type: object}"),
      "same-file",
    ],
    ["of an operation, that leads elsewhere", operations('"../x"'), "operation-id"],
    ["of an operation, of a device", operations("Nul"), "operation-id"],
    ["of an operation, of the index", operations("readme"), "operation-id"],
    ["of an operation, too long", operations("x".repeat(200)), "operation-id"],
    ["of an operation, by case alone", operations("GetVm", "GetVM"), "same-file"],
  ])("%s", async (_, files, id) => {
    const problems = await allProblemsOf(files);
    expect(problems.map((problem) => problem.id)).toContain(id);
    for (const { message, fix } of problems) expect(message.length + fix.length).toBeLessThan(1000);
  });

  test("that a file of its own brings in", async () => {
    const files = schemas("A: {type: object, properties: {a: {$ref: 'x.json#/__proto__'}}}", {
      "s/x.json": '{"__proto__": {"type": "object"}, "n": 12345678901234567890}',
    });
    expect(await problemsOf(files)).toContain("s/x.json:1:2 [schema-name]");
    expect(({} as { type?: string }).type).toBeUndefined();
  });
});

describe("on a disk, a reference is refused", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "zstack-openapi-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const spec = path.join(folder, "spec");
  mkdirSync(path.join(spec, "real"), { recursive: true });
  mkdirSync(path.join(folder, "spec-secrets"));
  writeFileSync(path.join(folder, "spec-secrets/a.yaml"), "type: object\n");
  symlinkSync(path.join(folder, "spec-secrets/a.yaml"), path.join(spec, "file.yaml"));
  symlinkSync(path.join(folder, "spec-secrets"), path.join(spec, "folder"));
  symlinkSync("/dev/zero", path.join(spec, "zero.yaml"));
  symlinkSync("loop.yaml", path.join(spec, "loop.yaml"));
  execFileSync("sh", ["-c", `mkfifo "$0"`, path.join(spec, "pipe.yaml")]);
  writeFileSync(path.join(spec, "large.yaml"), "");
  truncateSync(path.join(spec, "large.yaml"), 65 * 2 ** 20);

  test.each([
    ["to a symbolic link that leads out", "file.yaml", "ref-outside"],
    ["through a folder that leads out", "folder/a.yaml", "ref-outside"],
    ["to a device", "zero.yaml", "ref-outside"],
    ["to a link to itself", "loop.yaml", "unresolved-ref"],
    ["to a pipe, which nobody writes to", "pipe.yaml", "unresolved-ref"],
    ["to a folder", "real", "unresolved-ref"],
    ["to a file of 65 MB", "large.yaml", "too-large"],
  ])("%s", (_, uri, id) => {
    const root = path.join(spec, "openapi.yaml");
    writeFileSync(root, `${HEAD}components: {schemas: {A: {$ref: ${uri}}}}`);
    expect(load(root).problems.map((problem) => problem.id)).toEqual([id]);
  });

  test("even of the root file itself", () => {
    symlinkSync(path.join(folder, "spec-secrets/a.yaml"), path.join(spec, "root.yaml"));
    const [problem, ...others] = load(path.join(spec, "root.yaml")).problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ id: "ref-outside", location: { line: 1, column: 1 } });
  });
});
