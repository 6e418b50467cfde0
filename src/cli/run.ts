import { Command, CommanderError } from "commander";
import { printable, printableLines, shown } from "../escape/terminal.ts";
import { toolkitManifest } from "../generate/toolkit-sources.ts";
import { OutputError } from "../output/fault.ts";
import { InputError, UsageError } from "../source/errors.ts";
import type { DeclareAction } from "./command.ts";
import { declareChangelog } from "./commands/changelog.ts";
import { declareDiff } from "./commands/diff.ts";
import { declareDocs } from "./commands/docs.ts";
import { declareGenerate } from "./commands/generate.ts";
import { declareImport } from "./commands/import.ts";
import { declareInit } from "./commands/init.ts";
import { declareLint } from "./commands/lint.ts";
import { declareMock } from "./commands/mock.ts";
import { declareRelease } from "./commands/release.ts";
import { declareVerify } from "./commands/verify.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { messageOf } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

const COMMANDS = [
  declareGenerate,
  declareImport,
  declareVerify,
  declareLint,
  declareDiff,
  declareRelease,
  declareChangelog,
  declareDocs,
  declareMock,
  declareInit,
];

/**
 * Runs one command line. Never throws.
 *
 * @param argv without the interpreter and the script
 * @param terminalFor the terminal to write to, by whether it shall be quiet
 */
export async function run(
  argv: readonly string[],
  terminalFor: (quiet: boolean) => Terminal,
): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const terminal = terminalFor(false);
  const program = new Command("zstack-openapi")
    .description("From a hand-maintained OpenAPI description of ZStack Cloud to a typed client and docs.")
    .version(toolkitManifest().version, "-V, --version", "print the version")
    .configureOutput({
      writeOut: (text) => terminal.out(printableLines(text.trimEnd())),
      writeErr: (text) => terminal.error(printableLines(withoutLineEnds(argv, text).trimEnd())),
    })
    .showHelpAfterError("Run zstack-openapi --help to see what there is.")
    .exitOverride();

  const action: DeclareAction =
    (command) =>
    async (...args) => {
      // Commander gives the operands, then the options, then itself.
      const options = args.at(-2) as Parameters<typeof command>[0] & { readonly quiet?: boolean };
      const operands = args
        .slice(0, -2)
        .flat()
        .filter((operand) => typeof operand === "string");
      exitCode = await command(options, terminalFor(options.quiet ?? false), operands);
    };
  for (const declare of COMMANDS) declare(program, action);

  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return reportFailure(error, terminal);
  }
}

/** What commander says of arguments, on lines of its own alone. */
function withoutLineEnds(argv: readonly string[], text: string): string {
  const given = argv.flatMap((argument) => [argument, argument.slice(argument.indexOf("=") + 1)]);
  return given
    .filter((argument) => /[\r\n]/.test(argument))
    .reduce((said, argument) => said.replaceAll(argument, () => printable(argument)), text);
}

/** Says what went wrong, as its kind deserves: the user's faults without a stack, ours with it. */
async function reportFailure(error: unknown, terminal: Terminal): Promise<ExitCode> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof InputError) {
    const { reportProblems } = await import("./report-problems.ts");
    reportProblems(error.problems, terminal);
    return EXIT.findings;
  }
  if (error instanceof UsageError || error instanceof OutputError) {
    terminal.error(shown`${terminal.colors.red(shown`error:`)} ${messageOf(error)}`);
    return error instanceof UsageError ? EXIT.usage : EXIT.findings;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.error(
    shown`This is a bug in zstack-openapi. Please report it, with the command and this text:\n${printableLines(text)}`,
  );
  return EXIT.bug;
}
