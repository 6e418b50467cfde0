import path from "node:path";
import type { ApiModel } from "../model/model.ts";
import { UsageError } from "./errors.ts";
import type { Waiting } from "./output/lock.ts";
import type { Difference } from "./output-folder.ts";
import { count } from "./report-problems.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Makes a folder hold these files, or leaves it as it is.
 *
 * @throws OutputError that says why it could not be written
 */
export async function replaceFolder(
  out: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  terminal: Terminal,
): Promise<Difference> {
  const { writeOutput } = await import("./output-folder.ts");
  return writeOutput(out, files, announced(out, terminal));
}

/** Says so when another run has to be waited for. */
export function announced(out: string, { note }: Terminal): Waiting {
  return { onWait: (who) => note(`Waiting for another run (${who}) to write ${out}.`) };
}

/** Says on one line what was written, and how long it took since `start`. */
export function noteWritten(
  out: string,
  model: ApiModel,
  { stale, total, start }: Difference & { readonly total: number; readonly start: number },
  { note, colors }: Terminal,
): void {
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  const contents = `${count(model.operations.length, "operation")}, ${count(model.schemas.length, "model")}`;
  const change =
    stale.length === 0 ? "nothing changed" : `${count(stale.length, "file")} of ${total} changed`;
  note(`${colors.green("✓")} ${out}: ${contents}; ${change} ${colors.dim(`(${seconds} s)`)}`);
}

/**
 * The output folder is replaced as a whole, so it must not hold the spec or the place we stand in.
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
