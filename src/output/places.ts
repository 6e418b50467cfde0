import { lstatSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { OutputError } from "./fault.ts";
import { makeFolder } from "./file-facts.ts";
import { workshopOf } from "./workshop.ts";

/** Where an output folder is, and what lies beside it while it is written. */
export interface Places {
  /** The folder itself, links followed. */
  readonly folder: string;
  /** Holds all that is ours and not yet, or no longer, output: on the same file system, or renaming would not do. */
  readonly workshop: string;
  /** The new folder, while it is built. */
  readonly built: string;
  /** The folder before, while the new one takes its place and until it is removed. */
  readonly old: string;
}

export interface Prepared extends Places {
  /** The topmost folder that had to be made to hold the output folder, if any. */
  readonly made: string | undefined;
}

/**
 * Finds the places of an output folder, and makes the folder that it lies in.
 *
 * @throws OutputError when something else stands where the folder should be
 */
export function preparePlaces(out: string): Prepared {
  const there = statSync(out, { throwIfNoEntry: false });
  if (there !== undefined && !there.isDirectory()) {
    throw new OutputError(`${out} is a file. Remove it, or choose another folder with --out.`);
  }
  if (there === undefined && lstatSync(out, { throwIfNoEntry: false }) !== undefined) {
    throw new OutputError(`${out} is a link that leads nowhere. Remove it, or make the folder it names.`);
  }
  const made = there === undefined ? makeFolder(path.dirname(path.resolve(out))) : undefined;
  return { ...placesOf(out), made };
}

/** The places of an output folder whose parent exists. */
export function placesOf(out: string): Places {
  const isThere = statSync(out, { throwIfNoEntry: false }) !== undefined;
  const resolved = path.resolve(out);
  const folder = isThere
    ? realpathSync(out)
    : path.join(realpathSync(path.dirname(resolved)), path.basename(resolved));
  const workshop = workshopOf(folder);
  return { folder, workshop, built: path.join(workshop, "new"), old: path.join(workshop, "old") };
}
