import { readFileSync } from "node:fs";
import { factsOf, type Stamp } from "./file-facts.ts";
import { placesIn } from "./places.ts";

/** What undoes the changes of a run that did not end. */
export interface Journal {
  /** Its own inode: nobody can know it who did not write it here, so one that was cloned, unpacked or copied is told. */
  readonly ino: number;
  readonly files: readonly Change[];
}

/** What happens to a file. The one before is kept under the number of the change. */
export interface Change {
  readonly name: string;
  /** The inode of the file before, if there was one. */
  readonly kept: number | undefined;
  /** What the new file is known by, if there is to be one. */
  readonly staged: Stamp | undefined;
}

/** The journal of a folder; `undefined` when there is none, or none that this user wrote here: that one says nothing. */
export function readJournal(folder: string): Journal | undefined {
  const file = placesIn(folder).journal;
  const facts = factsOf(file);
  if (facts === undefined || facts.uid !== (process.getuid?.() ?? facts.uid)) return undefined;
  try {
    const journal = JSON.parse(readFileSync(file, "utf8")) as Journal;
    return journal.ino === facts.ino ? journal : undefined;
  } catch {
    return undefined;
  }
}

/** Whether some files of a folder may be new and others old. */
export function isMixed(folder: string): boolean {
  return readJournal(folder) !== undefined;
}
