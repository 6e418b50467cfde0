import path from "node:path";
import { printable, shown } from "../escape/terminal.ts";
import type { Generated } from "../generate/generate.ts";
import type { Waiting } from "../output/lock.ts";
import { UsageError } from "../source/errors.ts";
import { count } from "./report-problems.ts";
import type { Terminal } from "./terminal.ts";

/** Says so when another run has to be waited for. */
export function announced(out: string, { note }: Terminal): Waiting {
  return {
    onWait: (who) => note(shown`Waiting for another run (${printable(who)}) to write ${printable(out)}.`),
  };
}

/** Says on one line what was written, and how long it took. */
export function noteWritten(
  out: string,
  { contents: { operations, models, files }, stale, milliseconds }: Generated,
  { note, colors }: Terminal,
): void {
  const seconds = (milliseconds / 1000).toFixed(2);
  const change =
    stale.length === 0 ? shown`nothing changed` : shown`${count(stale.length, "file")} of ${files} changed`;
  note(
    shown`${colors.green(shown`✓`)} ${printable(out)}: ${count(operations, "operation")}, ${count(models, "model")}; ${change} ${colors.dim(shown`(${printable(seconds)} s)`)}`,
  );
}

/**
 * The output folder is ours as a whole, so it must not hold the spec or the place we stand in.
 *
 * @param example a folder that would do
 * @throws UsageError when it does
 */
export function refuseHome(out: string, spec: string, example: string): void {
  for (const [what, place] of [
    ["the working directory", process.cwd()],
    ["the spec", path.resolve(spec)],
  ] as const) {
    const inside = path.relative(path.resolve(out), place);
    if (inside === "" || !(inside.startsWith("..") || path.isAbsolute(inside))) {
      throw new UsageError(
        `--out ${out} holds ${what}. Give it a folder of its own, such as --out ${example}.`,
      );
    }
  }
}
