import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { settle } from "../../src/output/settle.ts";
import { runCommand } from "../cli/terminal.ts";
import { contentsOf } from "../output/contents.ts";
import { compileWriter, type Ended, type Writer } from "../output/writer.ts";
import { ROOT, temporaryFolder, writeFiles } from "../package-folder.ts";

const GOOD = `openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /zstack/v1/things:
    get: {operationId: QueryThing, responses: {'200': {description: ok}}}
components:
  schemas:
    Thing: {type: object}
`;
const SPECS = [GOOD, GOOD.replaceAll("Thing", "Other")] as const;

let writer: Writer;
const folder = temporaryFolder();
const spec = path.join(folder.path, "spec/openapi.yaml");
const out = path.join(folder.path, "generated");
beforeAll(async () => {
  writer = await compileWriter();
});
afterAll(() => {
  writer.remove();
  folder.remove();
});

const argv = ["--import", "tsx", "src/cli/main.ts", "generate", "--quiet", "--spec", spec, "--out", out];

/** Kills a run when some time has passed. */
async function killAfter(ms: number, signal: NodeJS.Signals): Promise<Ended> {
  const child = spawn(process.execPath, argv, { cwd: ROOT, stdio: "ignore" });
  const timer = setTimeout(() => child.kill(signal), ms);
  const [exitCode, ended] = await once(child, "exit");
  clearTimeout(timer);
  return { exitCode, signal: ended, stderr: "" };
}

test("generate that is killed, at whatever moment, leaves the old package or the new one", async () => {
  const wholes: Record<string, string>[] = [];
  for (const [n, text] of SPECS.entries()) {
    writeFiles(folder.path, [["spec/openapi.yaml", text]]);
    const whole = path.join(folder.path, `whole-${n}`);
    await runCommand("generate", "--spec", spec, "--out", whole);
    wholes.push(contentsOf(whole));
  }
  await runCommand("generate", "--spec", spec, "--out", out);
  writeFiles(out, [["dist/index.js", "mine"]]);

  const signals = fc.constantFrom<NodeJS.Signals>("SIGKILL", "SIGTERM", "SIGINT");
  // Most of a run is spent on other things than writing, so most kills are aimed at its steps.
  const moments = fc.sample(
    fc.oneof(
      { weight: 1, arbitrary: fc.record({ signal: signals, ms: fc.integer({ min: 0, max: 1500 }) }) },
      { weight: 3, arbitrary: fc.record({ signal: signals, at: fc.integer({ min: 1, max: 60 }) }) },
    ),
    { seed: 5, numRuns: 4 },
  );
  for (const [n, moment] of moments.entries()) {
    const [before, after] = [wholes[(n + 1) % 2]!, wholes[n % 2]!];
    writeFileSync(spec, SPECS[n % 2]!);
    const ended =
      "ms" in moment
        ? await killAfter(moment.ms, moment.signal)
        : await writer.run(argv, { inside: `${folder.path}/`, at: moment.at, signal: moment.signal });
    expect([moment.signal, null]).toContain(ended.signal);

    // As the next command finds it; which file of a workshop is left matters to nobody.
    await settle(out);
    const { "dist/index.js": _, ...left } = contentsOf(out);
    const found = Object.entries(left).filter(([name]) => !name.startsWith(".zstack-openapi/"));
    expect([before, after]).toContainEqual(Object.fromEntries(found));

    await runCommand("generate", "--spec", spec, "--out", out);
    expect(contentsOf(out)).toEqual({ ...after, "dist/index.js": "mine" });
    expect(readdirSync(folder.path).sort()).toEqual(["generated", "spec", "whole-0", "whole-1"]);
    expect(readFileSync(spec, "utf8")).toBe(SPECS[n % 2]);
  }
});
