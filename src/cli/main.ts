#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { InputError, OutputError, UsageError } from "./errors.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { processTerminal } from "./terminal.ts";

// Only what parsing the arguments takes is imported here; each command brings its own.

/** Runs one command line. Never throws. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const program = new Command("zstack-openapi")
    .description("From a hand-maintained OpenAPI description of ZStack Cloud to a typed client and docs.")
    .option("-q, --quiet", "print results and errors only")
    .showHelpAfterError("Run zstack-openapi --help to see what there is.")
    .exitOverride();
  const terminal = () => processTerminal(program.opts<{ quiet?: boolean }>().quiet ?? false);

  program
    .command("generate")
    .description("write the client package and its docs")
    .option("--spec <file>", "the root file of the spec", "spec/openapi.yaml")
    .option("--out <folder>", "the folder of the package, replaced as a whole", "generated")
    .option("--check", "write nothing; list stale files and exit with 1 if there are any")
    .option("--watch", "generate again whenever the spec changes")
    .addOption(
      new Option("--int64 <type>", "the type of int64 fields")
        .choices(["number", "bigint"])
        .default("number"),
    )
    .option("-q, --quiet", "print results and errors only")
    .addHelpText(
      "after",
      `
Examples:
  $ zstack-openapi generate
  $ zstack-openapi generate --check                    # in CI: is generated/ fresh?
  $ zstack-openapi generate --spec my/openapi.yaml --out packages/client
  $ zstack-openapi generate --watch

Exit codes: 0 done, 1 the spec is invalid or the output stale, 2 wrong usage, 70 a bug of ours.`,
    )
    .action(async (options) => {
      const { generate } = await import("./generate.ts");
      exitCode = await generate(options, processTerminal(options.quiet ?? program.opts().quiet ?? false));
    });

  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof InputError) {
      const { reportProblems } = await import("./report-problems.ts");
      reportProblems(error.problems, terminal());
      return EXIT.findings;
    }
    if (error instanceof UsageError) {
      terminal().error(`${terminal().colors.red("error:")} ${error.message}`);
      return EXIT.usage;
    }
    if (error instanceof OutputError) {
      terminal().error(`${terminal().colors.red("error:")} ${error.message}`);
      return EXIT.findings;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal().error(
      `This is a bug in zstack-openapi. Please report it, with the command and this text:\n${text}`,
    );
    return EXIT.bug;
  }
}

process.exitCode = await main(process.argv.slice(2));
