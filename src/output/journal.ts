import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { linkFile, moveFile, removeEmpty } from "./file-changes.ts";
import { factsOf, isFile, isThere } from "./file-facts.ts";
import { isMixed, type Places } from "./places.ts";

/** What is to happen to the files of a folder, by their names: paths from there, with forward slashes. */
export interface Changes {
  /** In this order; each is staged. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Whether the folder has nothing yet. */
  readonly isNew: boolean;
}

/** What undoes the changes. */
interface Journal {
  /** The file before is kept under the number of its name. */
  readonly changed: readonly string[];
  readonly made: readonly string[];
}

/** Where a file waits to take its place. A link may lead out of the folder; such names go in one piece. */
export function stagedAt({ staged }: Places, name: string): string {
  return path.join(staged, name.startsWith("..") ? encodeURIComponent(name) : name);
}

/**
 * Lets staged files take their places, one by one, all of them or none: what they replace is kept, and the journal that
 * tells of it written, before the first does; that the journal goes is what makes the changes last.
 *
 * @throws what the file system does; then all is as it was, unless `isMixed`
 */
export function commit(places: Places, { written, removed, isNew }: Changes): void {
  const { folder, staged, kept, journal } = places;
  const at = (name: string): string => path.join(folder, name);
  const changed = isNew ? [] : [...written, ...removed].filter((name) => isFile(at(name)));
  const before = new Set(changed);
  mkdirSync(kept);
  for (const [number, name] of changed.entries()) linkFile(at(name), path.join(kept, `${number}`));
  const undo: Journal = { changed, made: written.filter((name) => !before.has(name)) };
  // Whole on the disk before it gets its name: after a power cut it is read, too.
  writeFileSync(`${journal}.part`, JSON.stringify(undo), { flush: true });
  renameSync(`${journal}.part`, journal);
  try {
    for (const name of removed) {
      rmSync(at(name), { force: true });
      removeEmpty(path.dirname(at(name)), folder + path.sep);
    }
    // Into a new folder whole folders move.
    for (const name of isNew ? readdirSync(staged) : written) {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      moveFile(stagedAt(places, name), at(name));
    }
    rmSync(journal);
  } catch (error) {
    try {
      recover(places);
    } catch {
      // The next run tries again; the first fault says what is wrong.
    }
    throw error;
  }
}

/** Ends what a killed run began: puts back what was there, and removes what is no output. */
export function recover(places: Places): void {
  const { staged, kept, journal } = places;
  if (isMixed(places.folder)) undo(places);
  for (const left of [staged, kept, `${journal}.part`]) rmSync(left, { recursive: true, force: true });
}

/** A folder of somebody's where the file was, or a file where its folder was. */
const IN_THE_WAY = new Set(["EISDIR", "ENOTDIR", "EEXIST"]);

/** Can be cut short and done again. What somebody has written to since the journal was is left to him. */
function undo({ folder, kept, journal }: Places): void {
  const { changed, made } = JSON.parse(readFileSync(journal, "utf8")) as Journal;
  const { mtimeMs } = statSync(journal);
  const isLater = (file: string): boolean => (factsOf(file)?.mtimeMs ?? 0) > mtimeMs + 1;
  for (const name of made) {
    const file = path.join(folder, name);
    if (isFile(file) && !isLater(file)) rmSync(file);
    removeEmpty(path.dirname(file), folder + path.sep);
  }
  for (const [number, name] of changed.entries()) {
    const [from, to] = [path.join(kept, `${number}`), path.join(folder, name)];
    if (!isThere(from) || isLater(to)) continue;
    try {
      mkdirSync(path.dirname(to), { recursive: true });
      moveFile(from, to);
    } catch (error) {
      if (!IN_THE_WAY.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
  rmSync(journal);
}
