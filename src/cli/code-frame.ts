import { readFileSync } from "node:fs";
import { padded, printable, type Shown, shown } from "../escape/terminal.ts";
import { decodeText } from "../load/encoding.ts";
import type { Location } from "../load/problem.ts";
import type { Terminal } from "./terminal.ts";

/** The line of a place with a mark below it; nothing when the file is no text or the line is very long. */
export type CodeFrame = (location: Location) => readonly Shown[];

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
    const gutter = padded(shown`${line}`, 6, "left");
    return [
      colors.dim(shown`${gutter} | ${printable(text)}`),
      shown`${padded(shown``, gutter.length)} ${colors.dim(shown`|`)} ${padded(shown``, column - 1)}${colors.red(shown`^`)}`,
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
