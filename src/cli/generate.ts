import { readdirSync, readFileSync, watch } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Int64 } from "../emit/context.ts";
import type { SourceFile } from "../load/source-file.ts";
import { InputError, OutputError, UsageError } from "./errors.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { compareOutput, type Difference, writeOutput } from "./output-folder.ts";
import { readModel } from "./read-model.ts";
import { count, reportProblems } from "./report-problems.ts";
import type { Terminal } from "./terminal.ts";

export interface GenerateOptions {
  readonly spec: string;
  readonly out: string;
  readonly int64: Int64;
  readonly check?: boolean;
  readonly watch?: boolean;
}

/** Writes the package; with `check`, lists on stdout what differs from what would be written. */
export async function generate(options: GenerateOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.check && options.watch) throw new UsageError("--check and --watch exclude each other.");
  refuseHome(options.out, options.spec);
  if (options.watch) return watchSpec(options, terminal);

  const start = performance.now();
  const { files, contents } = await renderFiles(options);
  if (options.check) {
    const { stale } = compareOutput(options.out, files);
    for (const name of stale) terminal.out(path.posix.join(toPosix(options.out), name));
    if (stale.length === 0) terminal.note(`${options.out} is what the spec gives.`);
    else terminal.error(`${stale.length} of ${files.size} files are stale. Run zstack-openapi generate.`);
    return stale.length === 0 ? EXIT.ok : EXIT.findings;
  }
  report(write(options.out, files), files.size, contents, start, options, terminal);
  return EXIT.ok;
}

async function renderFiles(
  options: GenerateOptions,
): Promise<{ files: Map<string, string>; contents: string; sources: readonly SourceFile[] }> {
  const [{ model, files: sources }, { renderPackage }] = await Promise.all([
    readModel(options.spec),
    import("../package/package.ts"),
  ]);
  return {
    files: renderPackage(model, { runtime: readRuntime(), int64: options.int64 }),
    contents: `${count(model.operations.length, "operation")}, ${count(model.schemas.length, "model")}`,
    sources,
  };
}

/** The package is made from the runtime's sources, which ship with the toolkit. */
function readRuntime(): Map<string, string> {
  const folder = fileURLToPath(new URL("../../src/runtime/", import.meta.url));
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), "utf8")]));
}

function write(out: string, files: ReadonlyMap<string, string>): Difference {
  try {
    return writeOutput(out, files);
  } catch (error) {
    throw new OutputError(
      `${out} cannot be written: ${error instanceof Error ? error.message : String(error)}. It is unchanged.`,
    );
  }
}

function report(
  { stale }: Difference,
  total: number,
  contents: string,
  start: number,
  { out }: GenerateOptions,
  { note, colors }: Terminal,
): void {
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  const change = stale.length === 0 ? "nothing changed" : `${stale.length} of ${total} files changed`;
  note(`${colors.green("✓")} ${out}: ${contents}; ${change} ${colors.dim(`(${seconds} s)`)}`);
}

/** Generates again whenever a file of the spec changes, until the process is told to stop. */
async function watchSpec(options: GenerateOptions, terminal: Terminal): Promise<ExitCode> {
  const folder = path.dirname(statRoot(options.spec));
  const changes = watchFolder(folder);
  for (;;) {
    const start = performance.now();
    try {
      const { files, contents } = await renderFiles(options);
      report(write(options.out, files), files.size, contents, start, options, terminal);
    } catch (error) {
      if (error instanceof InputError) reportProblems(error.problems, terminal);
      else if (error instanceof OutputError || error instanceof UsageError) terminal.error(error.message);
      else throw error;
    }
    terminal.note(terminal.colors.dim(`Watching ${folder}. Ctrl-C ends.`));
    if (!(await changes.next())) return EXIT.ok;
  }
}

function statRoot(spec: string): string {
  return path.extname(spec) === "" ? path.join(spec, "openapi.yaml") : spec;
}

/** Tells of changes in a folder, many at once as one; `false` when interrupted. */
function watchFolder(folder: string): { next(): Promise<boolean> } {
  let changed = false;
  let wake: ((go: boolean) => void) | undefined;
  const notify = () => {
    changed = true;
    // Editors write a file in several steps: wait until they are through.
    setTimeout(() => wake?.(true), 30);
  };
  const watcher = watch(folder, { recursive: true }, notify);
  process.once("SIGINT", () => {
    watcher.close();
    wake?.(false);
  });
  return {
    async next() {
      if (!changed) {
        const go = await new Promise<boolean>((resolve) => {
          wake = resolve;
        });
        if (!go) return false;
      }
      changed = false;
      wake = undefined;
      return true;
    },
  };
}

/** The output folder is replaced as a whole, so it must not hold the spec or the place we stand in. */
function refuseHome(out: string, spec: string): void {
  for (const [what, place] of [
    ["the working directory", process.cwd()],
    ["the spec", path.resolve(spec)],
  ] as const) {
    const inside = path.relative(path.resolve(out), place);
    if (inside === "" || !(inside.startsWith("..") || path.isAbsolute(inside))) {
      throw new UsageError(
        `--out ${out} holds ${what}. Give the package a folder of its own, such as --out generated.`,
      );
    }
  }
}

function toPosix(file: string): string {
  return file.replaceAll(path.sep, "/");
}
