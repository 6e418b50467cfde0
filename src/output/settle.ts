import { OutputError, reasonOf } from "./fault.ts";
import { isMixed } from "./journal-file.ts";

/**
 * Ends what a killed run began in a folder, if some of its files may be new and others old: puts back what was there.
 *
 * @throws OutputError when that cannot be
 */
export async function settle(folder: string): Promise<void> {
  if (!isMixed(folder)) return;
  const { enter } = await import("./stay.ts");
  const explain = (error: unknown): OutputError =>
    new OutputError(`${folder} was left half-changed by a run that was killed: ${reasonOf(error)}.`);
  await (await enter(folder, explain)).leave();
}
