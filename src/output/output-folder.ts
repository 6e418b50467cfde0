import path from "node:path";
import { holds, isThere } from "./file-facts.ts";
import { writtenBefore } from "./file-list.ts";
import type { Waiting } from "./lock.ts";
import type { Files } from "./memory.ts";
import { placesOf } from "./places.ts";
import { type OpenOutput, openSession } from "./session.ts";
import { beginWriting, type Difference, type Output, type Written } from "./writing.ts";

export type { Difference, OpenOutput, Output, Written };

/**
 * Begins to write an output folder.
 *
 * The new folder is built next to the old one while files are added, and takes its place by renaming, so the folder is
 * never half of each. Unchanged files are linked, not written, and keep their times; when none is changed, nothing is
 * replaced. A process that is killed leaves what the next run clears up, or puts back. Other runs wait for this one.
 *
 * @throws OutputError that says why the folder cannot be written; then all is as it was
 */
export function beginOutput(out: string, waiting?: Waiting): Promise<Output<Written>> {
  return beginWriting(out, { stamping: true, waiting });
}

/**
 * Writes an output folder as `beginOutput` does, with the files that `fill` adds.
 *
 * @throws what `fill` throws; then the folder is as it was
 */
export async function fillOutput(
  out: string,
  fill: (add: Output["add"]) => Promise<void>,
  waiting?: Waiting,
): Promise<Written & { readonly files: number }> {
  const output = await beginOutput(out, waiting);
  let files = 0;
  try {
    await fill((name, text) => {
      files++;
      return output.add(name, text);
    });
  } catch (error) {
    await output.abort();
    throw error;
  }
  return { ...(await output.finish()), files };
}

/**
 * Opens a folder that is written again and again, for `--watch`.
 *
 * It remembers what it wrote, and keeps the folder that it replaced to make it the next one, so a write costs what is
 * changed by it and a look at the rest.
 */
export function openOutput(out: string, waiting?: Waiting): OpenOutput {
  return openSession(out, waiting);
}

/** Makes a folder hold exactly these files, as `beginOutput` does. */
export async function writeOutput(out: string, files: Files, waiting?: Waiting): Promise<Difference> {
  const output = await beginWriting(out, { stamping: false, waiting });
  for (const [name, text] of files) await output.add(name, text);
  const { stale } = await output.finish();
  return { stale };
}

/**
 * Compares what a folder holds with what it should hold. Files the tool never wrote are not looked at. What a killed run
 * left in the folder's place is put back first; else nothing is written.
 */
export async function compareOutput(out: string, files: Files): Promise<Difference> {
  if (!isThere(out) && isUnfinished(out)) await (await beginOutput(out)).abort();
  const changed = [...files].filter(([name, text]) => !holds(path.join(out, name), text));
  const removed = (writtenBefore(out) ?? []).filter(
    (name) => !files.has(name) && isThere(path.join(out, name)),
  );
  return { stale: [...changed.map(([name]) => name), ...removed].sort() };
}

/** Whether something of ours lies beside the folder: of a run that was killed, or that still runs. */
export function isUnfinished(out: string): boolean {
  return isThere(path.dirname(path.resolve(out))) && isThere(placesOf(out).workshop);
}
