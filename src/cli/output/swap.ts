import { renameSync } from "node:fs";
import path from "node:path";
import { isThere } from "./file-facts.ts";
import type { Places } from "./places.ts";

/**
 * Puts a built folder in the place of the one before, and takes along what is foreign; or changes nothing and throws.
 *
 * No call of Node's exchanges two folders, so there is an instant, between two system calls, in which neither is in
 * place. Whoever kills the process then leaves the old one under `old`, from where `recover` puts it back.
 */
export function swap({ folder, built, old }: Places, foreign: readonly string[]): void {
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
