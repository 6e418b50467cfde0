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
