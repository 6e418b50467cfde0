/**
 * Runs a program on this very Node, as a whole process, and says what it took. A line of code that goes along writes down
 * at the end of each Node process what the system counted for it, for Node cannot ask about its children: so processes
 * that the program starts are in the sums, as long as they are Node's.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What one run took. */
export interface Run {
  readonly seconds: number;
  /** Of the processor, in user and system mode, by all threads and processes. */
  readonly cpuSeconds: number;
  /** The largest resident set of each process, added up; a megabyte has a million bytes. */
  readonly peakMegabytes: number;
}

/** A program under way. */
export interface Running {
  readonly process: ChildProcess;
  /** What it wrote to stderr so far. */
  stderr(): string;
  /** @throws Error when it ends with another exit code than expected. */
  readonly ended: Promise<Run>;
}

interface RunOptions {
  readonly cwd: string;
  /** Default: 0 alone. */
  readonly exitCodes?: readonly number[];
}

const PROBE = `
const { isMainThread } = require("node:worker_threads");
if (isMainThread) process.once("exit", () => {
  const { writeFileSync } = require("node:fs");
  const file = process.env.ZSTACK_OPENAPI_BENCH + "/" + process.pid + ".json";
  writeFileSync(file, JSON.stringify(process.resourceUsage()));
});
`;

export function start(args: readonly string[], { cwd, exitCodes = [0] }: RunOptions): Running {
  const folder = mkdtempSync(path.join(tmpdir(), "zstack-openapi-bench-run-"));
  const probe = path.join(folder, "probe.cjs");
  const usage = path.join(folder, "usage");
  writeFileSync(probe, PROBE);
  mkdirSync(usage);
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      CI: "1",
      NODE_OPTIONS: `--require ${JSON.stringify(probe)}`,
      ZSTACK_OPENAPI_BENCH: usage,
    },
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Run>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      const seconds = (performance.now() - began) / 1000;
      const counted = usagesIn(usage);
      rmSync(folder, { recursive: true, force: true });
      if (code !== null && exitCodes.includes(code)) resolve({ seconds, ...counted });
      else reject(new Error(`${args.slice(0, 2).join(" ")} ended with ${code}:\n${stderr.slice(-2000)}`));
    });
  });
  return { process: child, stderr: () => stderr, ended };
}

/** Runs to the end. */
export function run(args: readonly string[], options: RunOptions): Promise<Run> {
  return start(args, options).ended;
}

function usagesIn(folder: string): Omit<Run, "seconds"> {
  const all = readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as NodeJS.ResourceUsage,
  );
  const sum = (part: (usage: NodeJS.ResourceUsage) => number) =>
    all.reduce((total, usage) => total + part(usage), 0);
  return {
    cpuSeconds: sum(({ userCPUTime, systemCPUTime }) => userCPUTime + systemCPUTime) / 1e6,
    peakMegabytes: (sum(({ maxRSS }) => maxRSS) * 1024) / 1e6,
  };
}
