import type { Problem } from "./problem.ts";

/**
 * The lines that git writes around and between what it could not merge, in their order. No other text has all three
 * without an indent: those of descriptions are indented, and headings have only the line in the middle.
 */
const CONFLICT = [/^<{7} /gm, /^={7}\r?$/gm, /^>{7} /gm];

/** What may be left of them when half was taken away. */
const LEFTOVER = [/^(?:<{7}|>{7}|\|{7})(?: |\r?$)/gm];

/**
 * The merge conflict that a file still has in it.
 *
 * @param spoilt whether the file does not parse, so that half of a conflict is one too
 */
export function mergeConflictIn(file: string, text: string, spoilt: boolean): Problem | undefined {
  const found = placeOf(spoilt ? LEFTOVER : CONFLICT, text);
  if (found === undefined) return undefined;
  return {
    id: "merge-conflict",
    location: { file, line: text.slice(0, found).split("\n").length, column: 1 },
    message: "This file has a merge conflict in it.",
    fix: "Decide between the two sides, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
  };
}

/** Where the first of some lines begins, when the others come behind it in their order. */
function placeOf(lines: readonly RegExp[], text: string): number | undefined {
  let first: number | undefined;
  let from = 0;
  for (const line of lines) {
    line.lastIndex = from;
    const found = line.exec(text);
    if (found === null) return undefined;
    first ??= found.index;
    from = line.lastIndex;
  }
  return first;
}
