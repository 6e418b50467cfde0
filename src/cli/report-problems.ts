import { readFileSync } from "node:fs";
import { formatLocation, type Problem, sortProblems } from "../load/problem.ts";
import type { Terminal } from "./terminal.ts";

/** Prints every problem with its place, its line, and what to do. */
export function reportProblems(problems: readonly Problem[], terminal: Terminal): void {
  const { colors } = terminal;
  const sorted = sortProblems(problems);
  const lines = new Map<string, readonly string[]>();
  for (const { location, id, message, fix } of sorted) {
    terminal.error(
      `${colors.cyan(formatLocation(location))} ${colors.red("error")} ${message} ${colors.dim(`[${id}]`)}`,
    );
    const text = linesOf(location.file, lines)[location.line - 1];
    if (text !== undefined && text.length <= 200) {
      const gutter = `${location.line}`.padStart(6);
      terminal.error(colors.dim(`${gutter} | ${text}`));
      terminal.error(
        `${" ".repeat(gutter.length)} ${colors.dim("|")} ${" ".repeat(location.column - 1)}${colors.red("^")}`,
      );
    }
    terminal.error(`  ${colors.green("fix:")} ${fix}\n`);
  }
  const files = new Set(sorted.map(({ location }) => location.file)).size;
  terminal.error(`${count(sorted.length, "problem")} in ${count(files, "file")}; nothing was written.`);
}

function linesOf(file: string, cache: Map<string, readonly string[]>): readonly string[] {
  let lines = cache.get(file);
  if (lines === undefined) {
    try {
      lines = readFileSync(file, "utf8").split(/\r?\n/);
    } catch {
      lines = [];
    }
    cache.set(file, lines);
  }
  return lines;
}

/** `1 file`, `2 files`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
