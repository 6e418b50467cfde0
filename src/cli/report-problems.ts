import { formatLocation, type Problem, sortProblems } from "../load/problem.ts";
import { codeFrames } from "./code-frame.ts";
import { printable, type Terminal } from "./terminal.ts";

/** Prints every problem with its place, its line, and what to do. */
export function reportProblems(problems: readonly Problem[], terminal: Terminal): void {
  const { colors } = terminal;
  const sorted = sortProblems(problems);
  const frameOf = codeFrames(colors);
  for (const { location, id, message, fix } of sorted) {
    terminal.error(
      `${colors.cyan(printable(formatLocation(location)))} ${colors.red("error")} ${printable(message)} ${colors.dim(`[${id}]`)}`,
    );
    for (const line of frameOf(location)) terminal.error(line);
    terminal.error(`  ${colors.green("fix:")} ${printable(fix)}\n`);
  }
  const files = new Set(sorted.map(({ location }) => location.file)).size;
  terminal.error(`${count(sorted.length, "problem")} in ${count(files, "file")}; nothing was written.`);
}

/** `1 file`, `2 files`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
