import path from "node:path";
import { Option } from "commander";
import { printable, shown } from "../../escape/terminal.ts";
import type { Int64 } from "../../model/int64.ts";
import { allowUrlOption } from "../allow-url.ts";
import { type DeclareCommand, QUIET, SPEC } from "../command.ts";
import { InputError, messageOf, OutputError, UsageError } from "../errors.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { announced, contentsOf, noteWritten, refuseHome } from "../output-notes.ts";
import { toPosix } from "../posix-path.ts";
import { rootFile } from "../read-model.ts";
import type { RunSubject } from "../receipt.ts";
import type { RunState } from "../render-spec.ts";
import { count, reportProblems } from "../report-problems.ts";
import type { Terminal } from "../terminal.ts";
import { changesIn } from "../watch.ts";

interface GenerateOptions {
  readonly spec: string;
  readonly out: string;
  readonly int64: Int64;
  readonly check?: boolean;
  readonly watch?: boolean;
  readonly allowUrl?: readonly URL[];
}

const HELP = `
Examples:
  $ zstack-openapi generate
  $ zstack-openapi generate --check                    # in CI: is generated/ fresh?
  $ zstack-openapi generate --spec my/openapi.yaml --out packages/client
  $ zstack-openapi generate --int64 bigint             # exact beyond 2^53, and 1n instead of 1
  $ zstack-openapi generate --watch
  $ zstack-openapi generate --allow-url https://example.com/specs/

With --allow-url, every run fetches anew what the spec refers to there; --watch does so when a file changes.

Exit codes: 0 done, 1 the spec is invalid or the output stale, 2 wrong usage, 70 a bug of ours.`;

export const declareGenerate: DeclareCommand = (program, action) => {
  program
    .command("generate")
    .description("write the client package and its docs")
    .option(...SPEC)
    .option("--out <folder>", "the folder of the package, replaced as a whole", "generated")
    .addOption(
      new Option("--int64 <type>", "what 64-bit integers are in TypeScript")
        .choices(["number", "bigint"])
        .default("number"),
    )
    .option("--check", "write nothing; list stale files and exit with 1 if there are any")
    .option("--watch", "generate again whenever the spec changes")
    .addOption(allowUrlOption())
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(generate));
};

/** Writes the package; with `check`, lists on stdout what differs from what would be written. */
async function generate(options: GenerateOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.check && options.watch) throw new UsageError("--check and --watch exclude each other.");
  refuseHome(options.out, options.spec, "generated");
  if (options.check) return checkOutput(options, terminal);
  if (options.watch) await watchSpec(options, terminal);
  else await generateOnce(options, terminal);
  return EXIT.ok;
}

async function generateOnce(options: GenerateOptions, terminal: Terminal): Promise<void> {
  const start = performance.now();
  const { out } = options;
  const subject = subjectOf(options);
  const { beginRun, leaveReceipt, standingContents } = await import("../receipt.ts");
  // A receipt tells whether files changed; whether a URL did, only fetching it tells.
  const isLocal = options.allowUrl === undefined;
  const begin = beginRun(subject);
  const standing = isLocal ? standingContents(subject, begin) : undefined;
  if (standing !== undefined) return noteWritten(out, standing, { stale: [], start }, terminal);

  const [{ readToRender }, { fillOutput }] = await Promise.all([
    import("../render-spec.ts"),
    import("../output-folder.ts"),
  ]);
  const run = await readToRender(options);
  const { stale, stamps, files } = await fillOutput(out, (add) => run.render(add), announced(out, terminal));
  const contents = contentsOf(run.model, files);
  noteWritten(out, contents, { stale, start }, terminal);
  if (isLocal) leaveReceipt(subject, begin, { texts: run.texts, contents, stamps });
}

function subjectOf({ spec, out, int64 }: GenerateOptions): RunSubject {
  return { root: rootFile(spec), out, int64 };
}

async function checkOutput(options: GenerateOptions, terminal: Terminal): Promise<ExitCode> {
  const { out } = options;
  const [{ readToRender }, { compareOutput }] = await Promise.all([
    import("../render-spec.ts"),
    import("../output-folder.ts"),
  ]);
  const run = await readToRender(options);
  const files = new Map<string, string>();
  await run.render(async (name, text) => void files.set(name, text));
  const { stale } = await compareOutput(out, files);
  for (const name of stale) terminal.out(printable(path.posix.join(toPosix(out), name)));
  if (stale.length === 0) {
    terminal.note(shown`${printable(out)} is what the spec gives.`);
    return EXIT.ok;
  }
  const flags = [
    ...(options.int64 === "number" ? [] : [` --int64 ${options.int64}`]),
    ...(options.allowUrl ?? []).map(({ href }) => ` --allow-url ${href}`),
  ].join("");
  terminal.error(
    shown`${count(stale.length, "file")} stale. Run zstack-openapi generate${printable(flags)}.`,
  );
  return EXIT.findings;
}

/** Generates again whenever a file of the spec changes, until the process is interrupted. */
async function watchSpec(options: GenerateOptions, terminal: Terminal): Promise<void> {
  const { out, spec } = options;
  const folder = path.extname(spec) === "" ? spec : path.dirname(spec);
  const [{ readChanges, readToRender }, { openOutput }] = await Promise.all([
    import("../render-spec.ts"),
    import("../output-folder.ts"),
  ]);
  const output = openOutput(out, announced(out, terminal));
  let files: ReadonlyMap<string, string> = new Map();
  let state: RunState | undefined;
  try {
    for await (const _ of changesIn(folder, out)) {
      const start = performance.now();
      try {
        const run = await (state === undefined
          ? readToRender({ ...options, follow: true })
          : readChanges(options, state));
        const rendered = new Map<string, string>();
        await run.render(async (name, text) => void rendered.set(name, text));
        const all = run.isPart ? new Map([...files, ...rendered]) : rendered;
        const { stale } = await output.write(all, run.isPart ? rendered.keys() : undefined);
        noteWritten(out, contentsOf(run.model, all.size), { stale, start }, terminal);
        files = all;
        state = await run.state();
      } catch (error) {
        if (error instanceof InputError) reportProblems(error.problems, terminal);
        else if (error instanceof OutputError || error instanceof UsageError)
          terminal.error(messageOf(error));
        else throw error;
      }
      terminal.note(terminal.colors.dim(shown`Watching ${printable(folder)}. Ctrl-C ends.`));
    }
  } finally {
    output.close();
  }
}
