import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { ROOT, temporaryFolder } from "../package-folder.ts";
import type { Fault } from "./faults.ts";

/** One write of all files: by name, or so many with the same text. */
export type WriterFiles = ({ readonly files: Readonly<Record<string, string>> } | Many) & {
  /** For a folder that is written again. */
  readonly changed?: readonly string[];
};

interface Many {
  readonly many: number;
  readonly text: string;
}

/** What a process is to write, and where. */
export interface WriterJob {
  readonly out: string;
  /** None: what a killed process left is put right. */
  readonly writes: readonly WriterFiles[];
  /** Whether the files are replaced one by one, the folder being no output of ours. */
  readonly isReplacing?: boolean;
}

/** How a process ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

export interface Writer {
  /** Writes a folder in a process of its own. */
  write(job: WriterJob, fault?: Fault): Promise<Ended>;
  /** Runs any program, with a fault in its way. */
  run(args: readonly string[], fault: Fault): Promise<Ended>;
  remove(): void;
}

/** Whatever runs longer than this hangs. It is less than a test may take. */
const DEADLINE_MS = 50_000;

/** Compiles what writes output folders: only compiled it uses a thread, and it starts fast. */
export async function compileWriter(): Promise<Writer> {
  const folder = temporaryFolder();
  const here = path.join(ROOT, "test/output");
  await build({
    entryPoints: [
      path.join(here, "writer-process.ts"),
      path.join(here, "faults-preload.ts"),
      path.join(ROOT, "src/output/staging-worker.ts"),
    ],
    outdir: folder.path,
    entryNames: "[name]",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
  });
  const preload = pathToFileURL(path.join(folder.path, "faults-preload.js")).href;
  const faulty: Writer["run"] = (args, fault) =>
    run(["--import", preload, ...args], { FAULT: JSON.stringify(fault) });
  return {
    write(job, fault) {
      const args = [path.join(folder.path, "writer-process.js"), JSON.stringify(job)];
      return fault === undefined ? run(args) : faulty(args, fault);
    },
    run: faulty,
    remove: folder.remove,
  };
}

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
    timeout: DEADLINE_MS,
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  const [stderr, [exitCode, signal]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { exitCode, signal, stderr };
}
