import { printable, type Shown, shown } from "../escape/terminal.ts";
import type { Problem } from "../load/problem.ts";

/** The command was called wrongly: a flag, an argument, a file that is not there. Ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** An input document is wrong. Ends with exit code 1, every problem printed. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problems in the input`);
    this.problems = problems;
  }
}

/** The output cannot be written: permissions, space, a read-only disk. Ends with exit code 1. */
export class OutputError extends Error {
  override readonly name = "OutputError";
  readonly lines: readonly string[];
  constructor(...lines: readonly string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

/** What is said of a failure. A line end in it, such as of a file's name, begins no line. */
export function messageOf(failure: UsageError | OutputError): Shown {
  const lines = failure instanceof OutputError ? failure.lines : [failure.message];
  return shown.join(lines.map(printable), shown`\n`);
}
