import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { linkFile, moveFile, removeEmpty } from "./file-changes.ts";
import { factsOf, isBelow, isFile, isSame, isThere, type Stamp, stampOf } from "./file-facts.ts";
import { type Change, type Journal, readJournal } from "./journal-file.ts";
import type { Places } from "./places.ts";

/** What is to happen to the files of a folder, by their names: paths from there, with forward slashes. */
export interface Changes {
  /** In this order; each is staged. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** Where a file waits to take its place. */
export function stagedAt({ staged }: Places, name: string): string {
  return path.join(staged, name);
}

/**
 * Lets staged files take their places, one by one, all of them or none: what they replace is kept, and the journal that
 * tells of it written, before the first does; that the journal goes is what makes the changes last.
 *
 * @throws what the file system does; then all is as it was, unless `isMixed`
 */
export function commit(places: Places, { written, removed }: Changes): void {
  const { folder, kept, journal } = places;
  const at = (name: string): string => path.join(folder, name);
  mkdirSync(kept);
  const files = [...written, ...removed].map((name, number): Change => {
    const before = path.join(kept, `${number}`);
    if (isFile(at(name))) linkFile(at(name), before);
    return { name, kept: stampOf(before)?.ino, staged: stampOf(stagedAt(places, name)) };
  });
  writeJournal(journal, files);
  try {
    for (const name of removed) {
      rmSync(at(name), { force: true });
      removeEmpty(path.dirname(at(name)), folder + path.sep);
    }
    for (const name of written) {
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

function writeJournal(journal: string, files: readonly Change[]): void {
  const part = `${journal}.part`;
  writeFileSync(part, "");
  const content: Journal = { ino: stampOf(part)!.ino, files };
  // Whole on the disk before it gets its name: after a power cut it is read, too.
  writeFileSync(part, JSON.stringify(content), { flush: true });
  renameSync(part, journal);
}

/** Ends what a killed run began: puts back what was there, and removes what is no output. */
export function recover(places: Places): void {
  const { folder, staged, kept, journal } = places;
  const left = readJournal(folder);
  if (left !== undefined) undo(places, left);
  for (const each of [staged, kept, `${journal}.part`, journal])
    rmSync(each, { recursive: true, force: true });
}

/** A folder of somebody's where the file was, or a file where its folder was. */
const IN_THE_WAY = new Set(["EISDIR", "ENOTDIR", "EEXIST"]);

/** Can be cut short and done again. What somebody has put in the place of a new file, or made of it, is left to him. */
function undo({ folder, kept, journal }: Places, { files }: Journal): void {
  const disk = factsOf(journal)?.dev;
  const isNew = (file: string, staged: Stamp | undefined): boolean => {
    const is = factsOf(file);
    if (is === undefined || staged === undefined) return false;
    // Onto another disk it was copied, with its time as far as that goes.
    const isCopy = is.dev !== disk && is.size === staged.size && Math.abs(is.mtimeMs - staged.mtimeMs) < 2;
    return isCopy || isSame(is, staged);
  };
  const ours = [...files.entries()].filter(([, { name }]) => isBelow(folder, name));
  for (const [, { name, kept: before, staged }] of ours) {
    if (before !== undefined) continue;
    const file = path.join(folder, name);
    if (isNew(file, staged)) rmSync(file);
    removeEmpty(path.dirname(file), path.join(folder, path.sep));
  }
  for (const [number, { name, kept: before, staged }] of ours) {
    const [from, to] = [path.join(kept, `${number}`), path.join(folder, name)];
    if (before === undefined || stampOf(from)?.ino !== before) continue;
    if (isThere(to) && !isNew(to, staged)) continue;
    try {
      mkdirSync(path.dirname(to), { recursive: true });
      moveFile(from, to);
    } catch (error) {
      if (!IN_THE_WAY.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
  rmSync(journal);
}
