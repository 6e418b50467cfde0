import { readFileSync } from "node:fs";
import { decodeText } from "../load/encoding.ts";
import type { Location } from "../load/problem.ts";
import { printable, type Terminal } from "./terminal.ts";

/** The line of a place with a mark below it; nothing when the file is no text or the line is very long. */
export type CodeFrame = (location: Location) => readonly string[];

/** Longer lines would fill the screen, and say little about one place. */
const MAX_LENGTH = 200;

/** Makes code frames; each file is read once. */
export function codeFrames(colors: Terminal["colors"]): CodeFrame {
  const files = new Map<string, readonly string[]>();
  return ({ file, line, column }) => {
    const lines = files.get(file) ?? linesOf(file);
    files.set(file, lines);
    const text = lines[line - 1];
    if (text === undefined || text.length > MAX_LENGTH) return [];
    const gutter = `${line}`.padStart(6);
    return [
      colors.dim(`${gutter} | ${printable(text)}`),
      `${" ".repeat(gutter.length)} ${colors.dim("|")} ${" ".repeat(column - 1)}${colors.red("^")}`,
    ];
  };
}

function linesOf(file: string): readonly string[] {
  try {
    const text = decodeText(file, readFileSync(file));
    return typeof text === "string" ? text.split(/\r?\n/) : [];
  } catch {
    return [];
  }
}
