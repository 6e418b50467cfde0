import path from "node:path";
import { Option } from "commander";
import { printable, shown } from "../../escape/terminal.ts";
import type { GenerateOptions } from "../../generate/generate.ts";
import { InputError, UsageError } from "../../source/errors.ts";
import { toPosix } from "../../source/posix-path.ts";
import { specFolder } from "../../source/root-file.ts";
import { allowUrlOption, type DeclareCommand, QUIET, SPEC } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { messageOf } from "../failure.ts";
import { interrupted } from "../interrupted.ts";
import { announced, noteWritten, refuseHome } from "../output-notes.ts";
import { count, reportProblems } from "../report-problems.ts";
import type { Terminal } from "../terminal.ts";

interface Options extends GenerateOptions {
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
  $ zstack-openapi generate --allow-url https://example.com/specs/

With --allow-url, every run fetches anew what the spec refers to there; --watch does so when a file changes.

Exit codes: 0 done, 1 the spec is invalid or the output stale, 2 wrong usage, 70 a bug of ours.`;

export const declareGenerate: DeclareCommand = (program, action) => {
  program
    .command("generate")
    .description("write the client package and its docs")
    .option(...SPEC)
    .option("--out <folder>", "the folder of the package, changed as a whole or not at all", "generated")
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
    .action(action(run));
};

/** Writes the package; with `check`, lists on stdout what differs from what would be written. */
async function run(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { out } = options;
  if (options.check && options.watch) throw new UsageError("--check and --watch exclude each other.");
  refuseHome(out, options.spec, "generated");
  if (options.watch) return keepGenerated(options, terminal);
  const { generate, staleFiles } = await import("../../generate/generate.ts");
  if (options.check) return reportStale(options, await staleFiles(options), terminal);
  noteWritten(out, await generate(options, announced(out, terminal)), terminal);
  return EXIT.ok;
}

function reportStale(options: Options, stale: readonly string[], terminal: Terminal): ExitCode {
  const { out } = options;
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
async function keepGenerated(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { spec, out } = options;
  const { regenerate } = await import("../../generate/generate.ts");
  const end = interrupted();
  try {
    for await (const done of regenerate(options, announced(out, terminal), end)) {
      if (!("fault" in done)) noteWritten(out, done, terminal);
      else if (done.fault instanceof InputError) reportProblems(done.fault.problems, terminal);
      else terminal.error(messageOf(done.fault));
      terminal.note(terminal.colors.dim(shown`Watching ${printable(specFolder(spec))}. Ctrl-C ends.`));
    }
  } finally {
    end.forget();
  }
  return EXIT.ok;
}
