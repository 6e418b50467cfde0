import { renameSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isThere } from "./file-facts.ts";
import type { Places } from "./places.ts";
import { uninterrupted } from "./signals.ts";

/** Windows renames no folder in which another program has a file open, and editors and scanners close theirs soon. */
const RETRY_MS = process.platform === "win32" ? [50, 100, 200, 400, 800] : [];

/**
 * Puts a built folder in the place of the one before, as `swap` does, not to be interrupted half-way.
 *
 * @param retryMs how long to wait before each further try, where what is in use may soon not be any more
 */
export async function exchange(
  places: Places,
  foreign: readonly string[],
  retryMs: readonly number[] = RETRY_MS,
): Promise<void> {
  for (const delay of retryMs) {
    try {
      return await uninterrupted(() => swap(places, foreign));
    } catch (error) {
      if (!IN_USE.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
      await wait(delay);
    }
  }
  await uninterrupted(() => swap(places, foreign));
}

const IN_USE = new Set(["EPERM", "EACCES", "EBUSY"]);

/**
 * Puts a built folder in the place of the one before, and takes along what is foreign; or changes nothing and throws.
 *
 * No call of Node's exchanges two folders, so there is an instant, between two system calls, in which neither is in
 * place. Whoever kills the process then leaves the old one under `old`, from where `recover` puts it back.
 */
function swap({ folder, built, old }: Places, foreign: readonly string[]): void {
  const done: (readonly [from: string, to: string])[] = [];
  const move = (from: string, to: string): void => {
    renameSync(from, to);
    done.push([from, to]);
  };
  try {
    if (isThere(folder)) move(folder, old);
    move(built, folder);
    for (const name of foreign) {
      // What has gone since it was listed need not be taken along.
      if (isThere(path.join(old, name))) move(path.join(old, name), path.join(folder, name));
    }
  } catch (error) {
    for (const [from, to] of done.reverse()) renameSync(to, from);
    throw error;
  }
}
