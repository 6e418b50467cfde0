/**
 * The whole of `generate`, from a spec's files to those of its package: `render-spec.ts` makes them, `package/` says what
 * is in each. What is made belongs here; how a schema becomes a type belongs to `emit/`, what a page says to `docs/`.
 */
import { OutputError } from "../output/fault.ts";
import type { Stamps } from "../output/file-facts.ts";
import type { Waiting } from "../output/lock.ts";
import { InputError, UsageError } from "../source/errors.ts";
import { rootFile, specFolder } from "../source/root-file.ts";
import { type Contents, contentsOf } from "./contents.ts";
import type { PackageRun, RunState, SpecOptions } from "./render-spec.ts";

/** What to generate from, and where to. */
export interface GenerateOptions extends Omit<SpecOptions, "follow"> {
  readonly out: string;
}

/** What a run has written. */
export interface Generated {
  readonly contents: Contents;
  /** Files that were missing, differed, or are no longer produced; sorted. */
  readonly stale: readonly string[];
  readonly milliseconds: number;
}

/**
 * Writes the package of a spec: reads the spec (`source/`, `load/`, `model/`), renders the package (`emit/`, `envelope/`,
 * `docs/`), writes it (`output/`), and leaves a receipt. Does nothing when the receipt of the last run says that all is
 * as it was.
 *
 * @throws UsageError when there is no such spec
 * @throws InputError with everything that is wrong in it
 * @throws OutputError that says why the folder cannot be written; then all is as it was
 */
export async function generate(options: GenerateOptions, waiting: Waiting): Promise<Generated> {
  const start = performance.now();
  const { spec, out, int64, allowUrl } = options;
  const subject = { root: rootFile(spec), out, int64 };
  const { beginRun, leaveReceipt, standingContents } = await import("./receipt.ts");
  // A receipt tells whether files changed; whether a URL did, only fetching it tells.
  const isLocal = allowUrl === undefined;
  const begin = beginRun(subject);
  const standing = isLocal ? standingContents(subject, begin) : undefined;
  if (standing !== undefined) return generated(start, standing, []);

  const [{ readToRender }, { fillOutput }] = await Promise.all([
    import("./render-spec.ts"),
    import("../output/output-folder.ts"),
  ]);
  const run = await readToRender(options);
  const { stale, stamps, files } = await fillOutput(out, (add) => run.render(add), waiting);
  const contents = contentsOf(run.model, files);
  if (isLocal) leaveReceipt(subject, begin, { texts: run.texts, contents, stamps });
  return generated(start, contents, stale);
}

/**
 * The files of the package that are missing, differ, or are no longer produced; sorted. Writes nothing.
 *
 * @throws UsageError, InputError as `generate` does
 */
export async function staleFiles(options: GenerateOptions): Promise<readonly string[]> {
  const [{ readToRender }, { compareOutput }] = await Promise.all([
    import("./render-spec.ts"),
    import("../output/output-folder.ts"),
  ]);
  const files = await filesOf(await readToRender(options));
  return (await compareOutput(options.out, files)).stale;
}

/**
 * Writes the package at once, then again after every change in the spec's folder, each time only what the change affects.
 *
 * @param end ends it when it resolves
 * @returns what each run has written, or what `generate` would have thrown
 */
export async function* regenerate(
  options: GenerateOptions,
  waiting: Waiting,
  end: Promise<unknown>,
): AsyncGenerator<Generated | { readonly fault: UsageError | InputError | OutputError }> {
  const { out } = options;
  const [{ readChanges, readToRender }, { writeOutput }, { changesIn }] = await Promise.all([
    import("./render-spec.ts"),
    import("../output/output-folder.ts"),
    import("./watch.ts"),
  ]);
  let files: ReadonlyMap<string, string> = new Map();
  let stamps: Stamps = new Map();
  let state: RunState | undefined;
  for await (const _ of changesIn(specFolder(options.spec), out, end)) {
    const start = performance.now();
    try {
      const run = await (state === undefined
        ? readToRender({ ...options, follow: true })
        : readChanges(options, state));
      const rendered = await filesOf(run);
      const all = run.isPart ? new Map([...files, ...rendered]) : rendered;
      const known = run.isPart ? { stamps, inQuestion: new Set(rendered.keys()) } : undefined;
      const written = await writeOutput(out, all, waiting, known);
      const done = generated(start, contentsOf(run.model, all.size), written.stale);
      stamps = written.stamps;
      files = all;
      state = await run.state();
      yield done;
    } catch (fault) {
      if (!(fault instanceof InputError || fault instanceof OutputError || fault instanceof UsageError))
        throw fault;
      yield { fault };
    }
  }
}

async function filesOf(run: PackageRun): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  await run.render(async (name, text) => void files.set(name, text));
  return files;
}

function generated(start: number, contents: Contents, stale: readonly string[]): Generated {
  return { contents, stale, milliseconds: performance.now() - start };
}
