import path from "node:path";
import { Option } from "commander";
import type { Int64 } from "../../model/int64.ts";
import type { ApiModel } from "../../model/model.ts";
import type { PackageSources } from "../../package/package.ts";
import { type DeclareCommand, QUIET, SPEC } from "../command.ts";
import { InputError, OutputError, UsageError } from "../errors.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { toPosix } from "../posix-path.ts";
import { readHistory } from "../read-history.ts";
import { readModel } from "../read-model.ts";
import { noteWritten, refuseHome, replaceFolder } from "../replace-folder.ts";
import { count, reportProblems } from "../report-problems.ts";
import type { Terminal } from "../terminal.ts";
import { readTexts } from "../toolkit-sources.ts";
import { changesIn } from "../watch.ts";

interface GenerateOptions {
  readonly spec: string;
  readonly out: string;
  readonly int64: Int64;
  readonly check?: boolean;
  readonly watch?: boolean;
}

const HELP = `
Examples:
  $ zstack-openapi generate
  $ zstack-openapi generate --check                    # in CI: is generated/ fresh?
  $ zstack-openapi generate --spec my/openapi.yaml --out packages/client
  $ zstack-openapi generate --int64 bigint             # exact beyond 2^53, and 1n instead of 1
  $ zstack-openapi generate --watch

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
  const { model, files } = await renderSpec(options);
  const { stale } = await replaceFolder(out, files, terminal);
  noteWritten(out, model, { stale, total: files.size, start }, terminal);
}

async function checkOutput(options: GenerateOptions, terminal: Terminal): Promise<ExitCode> {
  const { out } = options;
  const [{ files }, { compareOutput }] = await Promise.all([
    renderSpec(options),
    import("../output-folder.ts"),
  ]);
  const { stale } = await compareOutput(out, files);
  for (const name of stale) terminal.out(path.posix.join(toPosix(out), name));
  if (stale.length === 0) {
    terminal.note(`${out} is what the spec gives.`);
    return EXIT.ok;
  }
  const flag = options.int64 === "number" ? "" : ` --int64 ${options.int64}`;
  terminal.error(`${count(stale.length, "file")} stale. Run zstack-openapi generate${flag}.`);
  return EXIT.findings;
}

/** Generates again whenever a file of the spec changes, until the process is interrupted. */
async function watchSpec(options: GenerateOptions, terminal: Terminal): Promise<void> {
  const folder = path.extname(options.spec) === "" ? options.spec : path.dirname(options.spec);
  for await (const _ of changesIn(folder, options.out)) {
    try {
      await generateOnce(options, terminal);
    } catch (error) {
      if (error instanceof InputError) reportProblems(error.problems, terminal);
      else if (error instanceof OutputError || error instanceof UsageError) terminal.error(error.message);
      else throw error;
    }
    terminal.note(terminal.colors.dim(`Watching ${folder}. Ctrl-C ends.`));
  }
}

async function renderSpec({
  spec,
  int64,
}: GenerateOptions): Promise<{ model: ApiModel; files: Map<string, string> }> {
  const [model, history, { renderPackage }] = await Promise.all([
    readModel(spec),
    readHistory(spec),
    import("../../package/package.ts"),
  ]);
  return { model, files: renderPackage(model, { ...readSources(), history }, { int64 }) };
}

/** The package is made from sources that ship with the toolkit: the runtime's, and the guides. */
function readSources(): PackageSources {
  return { runtime: readTexts("runtime", ".ts"), guides: readTexts("docs/guides", ".md") };
}
