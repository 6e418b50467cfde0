import path from "node:path";
import { holds, isThere } from "./output/build.ts";
import { outputFault } from "./output/fault.ts";
import { FILE_LIST, writtenBefore } from "./output/file-list.ts";
import { lockWorkshop, type Waiting } from "./output/lock.ts";
import { placesOf, preparePlaces, unprepare } from "./output/places.ts";
import { beginPortions } from "./output/portions.ts";
import { recover } from "./output/recovery.ts";
import { uninterrupted } from "./output/signals.ts";
import { swap } from "./output/swap.ts";

export interface Difference {
  /** Files that are missing, differ, or are no longer produced; sorted. */
  readonly stale: readonly string[];
}

/** Files on their way into an output folder. */
export interface Output {
  /**
   * Takes a file; each name once.
   *
   * @returns when the next may come, so that what is not on disk yet does not pile up in memory
   * @throws OutputError that says why the folder cannot be written; then all is as it was
   */
  add(name: string, text: string | Uint8Array): Promise<void>;
  /**
   * Makes the folder hold exactly these files, beside those that the tool did not write.
   *
   * @throws OutputError as `add` does
   */
  finish(): Promise<Difference>;
  /** Leaves the folder as it was. Does nothing after `finish`. */
  abort(): Promise<void>;
}

/**
 * Begins to write an output folder.
 *
 * The new folder is built next to the old one while files are added, and takes its place by renaming, so the folder is
 * never half of each. Unchanged files are linked, not written, and keep their times; when none is changed, nothing is
 * replaced. A process that is killed leaves what the next run clears up, or puts back. Other runs wait for this one.
 *
 * @throws OutputError that says why the folder cannot be written; then all is as it was
 */
export async function beginOutput(out: string, waiting: Waiting = {}): Promise<Output> {
  const undo: (() => void | Promise<void>)[] = [];
  const leave = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  /** Carries out a step; what goes wrong in it undoes all that was done. */
  const guard = async <T>(step: () => T | Promise<T>): Promise<T> => {
    try {
      return await step();
    } catch (error) {
      await leave().catch(() => {});
      throw outputFault(out, error);
    }
  };

  return guard(async () => {
    const places = preparePlaces(out);
    undo.push(() => unprepare(places));
    undo.push(await lockWorkshop(out, places.workshop, waiting));
    undo.push(() => recover(places));
    recover(places);
    const { folder, built } = places;
    const portions = beginPortions({ out, folder, built, before: writtenBefore(folder) });
    undo.push(() => portions.end());
    return {
      add: (name, text) => guard(() => portions.add([name, text])),
      finish: () =>
        guard(async () => {
          const { stale, foreign } = await portions.complete();
          if (stale.length > 0) {
            await uninterrupted(() => swap(places, foreign));
          }
          await leave();
          return { stale: stale.filter((name) => name !== FILE_LIST) };
        }),
      abort: leave,
    };
  });
}

/** Makes a folder hold exactly these files, as `beginOutput` does. */
export async function writeOutput(
  out: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  waiting?: Waiting,
): Promise<Difference> {
  const output = await beginOutput(out, waiting);
  for (const [name, text] of files) await output.add(name, text);
  return output.finish();
}

/**
 * Compares what a folder holds with what it should hold. Files the tool never wrote are not looked at. What a killed run
 * left in the folder's place is put back first; else nothing is written.
 */
export async function compareOutput(
  out: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<Difference> {
  await restore(out);
  const changed = [...files].filter(([name, text]) => !holds(path.join(out, name), text));
  const removed = (writtenBefore(out) ?? []).filter(
    (name) => !files.has(name) && isThere(path.join(out, name)),
  );
  return { stale: [...changed.map(([name]) => name), ...removed].sort() };
}

async function restore(out: string): Promise<void> {
  if (isThere(out) || !isThere(path.dirname(path.resolve(out)))) return;
  if (isThere(placesOf(out).old)) await (await beginOutput(out)).abort();
}
