import { printable, type Shown, shown } from "../escape/terminal.ts";
import { formatLocation, type Problem, sortProblems } from "../load/problem.ts";
import { codeFrames } from "./code-frame.ts";
import type { Terminal } from "./terminal.ts";

/** Prints every problem with its place, its line, and what to do. */
export function reportProblems(problems: readonly Problem[], terminal: Terminal): void {
  const { colors } = terminal;
  const sorted = sortProblems(problems);
  const frameOf = codeFrames(colors);
  for (const { location, id, message, fix } of sorted) {
    terminal.error(
      shown`${colors.cyan(printable(formatLocation(location)))} ${colors.red(shown`error`)} ${printable(message)} ${colors.dim(shown`[${printable(id)}]`)}`,
    );
    for (const line of frameOf(location)) terminal.error(line);
    terminal.error(shown`  ${colors.green(shown`fix:`)} ${printable(fix)}\n`);
  }
  const files = new Set(sorted.map(({ location }) => location.file)).size;
  terminal.error(shown`${count(sorted.length, "problem")} in ${count(files, "file")}; nothing was written.`);
}

/** `1 file`, `2 files`. */
export function count(amount: number, noun: string): Shown {
  return shown`${amount} ${printable(noun)}${amount === 1 ? shown`` : shown`s`}`;
}
