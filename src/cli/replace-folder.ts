import path from "node:path";
import { OutputError, UsageError } from "./errors.ts";
import { type Difference, writeOutput } from "./output-folder.ts";

/**
 * Makes a folder hold these files, or leaves it as it is.
 *
 * @throws OutputError that says why it could not be written
 */
export function replaceFolder(out: string, files: ReadonlyMap<string, string>): Difference {
  try {
    return writeOutput(out, files);
  } catch (error) {
    if (error instanceof OutputError) throw error;
    throw new OutputError(
      `${out} cannot be written: ${error instanceof Error ? error.message : String(error)}. It is unchanged.`,
    );
  }
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
