import path from "node:path";
import { isThere } from "./file-facts.ts";

/** Where a folder is, links followed, and what is in it while files of it are written. */
export interface Places {
  readonly folder: string;
  /** Holds all that is ours and no output: in the folder, for renaming does not lead from disk to disk. */
  readonly workshop: string;
  /** The new files, until they take their places. */
  readonly staged: string;
  /** The files before, until all new ones have taken theirs. */
  readonly kept: string;
  /** Names the files that are just taking their places. */
  readonly journal: string;
}

export function placesIn(folder: string): Places {
  const workshop = path.join(folder, ".zstack-openapi");
  const at = (name: string): string => path.join(workshop, name);
  return { folder, workshop, staged: at("staged"), kept: at("kept"), journal: at("journal.json") };
}

/** Whether a run has something in a folder that is no output: one that still runs, or that was killed. */
export function isUnfinished(folder: string): boolean {
  return isThere(placesIn(folder).workshop);
}
