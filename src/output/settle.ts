import path from "node:path";
import { OutputError, reasonOf } from "./fault.ts";
import { realPlace } from "./file-facts.ts";
import { isMixed } from "./journal-file.ts";

/**
 * Ends what killed runs began in a folder, or in one that it lies in, if some files may be new and others old: puts back
 * what was there.
 *
 * @throws OutputError when that cannot be
 */
export async function settle(folder: string): Promise<void> {
  for (const mixed of mixedFolders(folder)) {
    const { enter } = await import("./stay.ts");
    const explain = (error: unknown): OutputError => new OutputError(`${leftBy(mixed)}: ${reasonOf(error)}.`);
    await (await enter(mixed, explain)).leave();
  }
}

/**
 * The same for those who may write nothing.
 *
 * @throws OutputError when there is something to put back
 */
export function refuseMixed(folder: string): void {
  const [mixed] = mixedFolders(folder);
  if (mixed === undefined) return;
  throw new OutputError(`${leftBy(mixed)}. Run this without --dry-run: it first puts back what was there.`);
}

function leftBy(folder: string): string {
  return `${folder} was left half-changed by a run that was killed`;
}

/** The innermost first. */
function mixedFolders(folder: string): string[] {
  const real = realPlace(folder);
  const parent = path.dirname(real);
  const outer = parent === real ? [] : mixedFolders(parent);
  return isMixed(real) ? [real, ...outer] : outer;
}
