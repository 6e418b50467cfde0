import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isOutput } from "../../src/cli/watch.ts";
import { ROOT, temporaryFolder, writeFiles } from "../package-folder.ts";

const GOOD =
  "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a: {get: {operationId: GetA, responses: {'200': {description: ok}}}}\n";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test("--watch generates at once and after each change, outlives faults, and ends when interrupted", async () => {
  const spec = path.join(folder.path, "spec/openapi.yaml");
  // Below the folder that is watched.
  const out = path.join(folder.path, "spec/generated");
  writeFiles(folder.path, [["spec/openapi.yaml", GOOD]]);
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "src/cli/main.ts",
      "generate",
      "--watch",
      "--int64",
      "bigint",
      "--spec",
      spec,
      "--out",
      out,
    ],
    { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, NO_COLOR: "1" } },
  );
  const lines = createInterface(child.stderr)[Symbol.asyncIterator]();
  /** What is said until it waits again. */
  const round = async (): Promise<string> => {
    let said = "";
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`ended early: ${said}`);
      if (value.startsWith("Watching ")) return said;
      said += `${value}\n`;
    }
  };
  const ended = once(child, "exit");

  expect(await round()).toContain("1 operation");
  writeFileSync(spec, GOOD.replace("description: ok", "descripton: ["));
  expect(await round()).toContain("not valid YAML");
  writeFileSync(spec, GOOD.replace("GetA", "GetB"));
  expect(await round()).toMatch(/\d+ files of \d+ changed/);
  expect(readFileSync(path.join(out, "src/operations/get-b.ts"), "utf8")).toContain("export const getB");
  expect(readFileSync(path.join(out, "README.md"), "utf8")).toContain("are `bigint`");

  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
});

test.each([
  ["generated", true],
  ["generated/src/index.ts", true],
  [".generated.zstack-openapi", true],
  [".generated.zstack-openapi/lock/holder.json", true],
  ["openapi.yaml", false],
  ["generated.yaml", false],
  ["paths/generated/x.yaml", false],
])("a change of %s is one of the output: %s", (file, isOurs) => {
  expect(isOutput(path.resolve("spec", file), "spec/generated")).toBe(isOurs);
});
