import { readFileSync } from "node:fs";
import { Command, CommanderError, Option } from "commander";
import { InputError, OutputError, UsageError } from "./errors.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { GenerateOptions } from "./generate.ts";
import type { MockCommandOptions } from "./mock.ts";
import type { Terminal } from "./terminal.ts";

// Only what parsing the arguments takes is imported here; each command brings its own.

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
    .version(packageVersion(), "-V, --version", "print the version")
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.error(text.trimEnd()),
    })
    .showHelpAfterError("Run zstack-openapi --help to see what there is.")
    .exitOverride();

  program
    .command("generate")
    .description("write the client package and its docs")
    .option("--spec <file>", "the root file of the spec, or its folder", "spec/openapi.yaml")
    .option("--out <folder>", "the folder of the package, replaced as a whole", "generated")
    .addOption(
      new Option("--int64 <type>", "what 64-bit integers are in TypeScript")
        .choices(["number", "bigint"])
        .default("number"),
    )
    .option("--check", "write nothing; list stale files and exit with 1 if there are any")
    .option("--watch", "generate again whenever the spec changes")
    .option("-q, --quiet", "print results and errors only")
    .addHelpText("after", GENERATE_HELP)
    .action(async (options: GenerateOptions & { quiet?: boolean }) => {
      const { generate } = await import("./generate.ts");
      exitCode = await generate(options, terminalFor(options.quiet ?? false));
    });

  program
    .command("mock")
    .description("serve the spec as a management node to try calls against")
    .option("--spec <file>", "the root file of the spec, or its folder", "spec/openapi.yaml")
    .option("--port <number>", "where to listen; 0 takes a free port", "8080")
    .option("--host <address>", "who may connect: by default only this machine", "127.0.0.1")
    .option("-q, --quiet", "print the address and errors only")
    .addHelpText("after", MOCK_HELP)
    .action(async (options: MockCommandOptions & { quiet?: boolean }) => {
      const { mock } = await import("./mock.ts");
      exitCode = await mock(options, terminalFor(options.quiet ?? false));
    });

  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return reportFailure(error, terminal);
  }
}

function packageVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

const GENERATE_HELP = `
Examples:
  $ zstack-openapi generate
  $ zstack-openapi generate --check                    # in CI: is generated/ fresh?
  $ zstack-openapi generate --spec my/openapi.yaml --out packages/client
  $ zstack-openapi generate --int64 bigint             # exact beyond 2^53, and 1n instead of 1
  $ zstack-openapi generate --watch

Exit codes: 0 done, 1 the spec is invalid or the output stale, 2 wrong usage, 70 a bug of ours.`;

const MOCK_HELP = `
Examples:
  $ zstack-openapi mock
  $ zstack-openapi mock --port 0                       # prints the address it took
  $ zstack-openapi mock --spec my/openapi.yaml --port 9000

Prints its address on stdout. Sessions and jobs are kept in memory and end with the process.`;

/** Says what went wrong, as its kind deserves: the user's faults without a stack, ours with it. */
async function reportFailure(error: unknown, terminal: Terminal): Promise<ExitCode> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof InputError) {
    const { reportProblems } = await import("./report-problems.ts");
    reportProblems(error.problems, terminal);
    return EXIT.findings;
  }
  if (error instanceof UsageError || error instanceof OutputError) {
    terminal.error(`${terminal.colors.red("error:")} ${error.message}`);
    return error instanceof UsageError ? EXIT.usage : EXIT.findings;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.error(
    `This is a bug in zstack-openapi. Please report it, with the command and this text:\n${text}`,
  );
  return EXIT.bug;
}
