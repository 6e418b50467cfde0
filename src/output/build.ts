import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { holds, isThere, linkFile } from "./file-facts.ts";
import { FILE_LIST, listOf } from "./file-list.ts";
import { foreignFiles, ownOf, refuseForeign, refuseInTheWay } from "./foreign-files.ts";
import { type Stamp, type Stamps, stampOf } from "./stamp.ts";

/** A file's name, relative and with forward slashes, and what it holds. */
export type OutputFile = readonly [name: string, text: string | Uint8Array];

/** What a new folder is built from. */
export interface Site {
  /** How the user calls the folder, for messages. */
  readonly out: string;
  /** The folder as it is; it need not exist. */
  readonly folder: string;
  /** Where the new one is built. */
  readonly built: string;
  /** The files that the tool wrote last time; `undefined` when it never did. */
  readonly before: readonly string[] | undefined;
  /** Whether the stamps of all files are wanted. */
  readonly stamping: boolean;
}

export interface Built {
  /** Files that are missing, differ, or are no longer produced, sorted. When there are none, nothing was built. */
  readonly stale: readonly string[];
  /** What the tool has no part in, and the new folder does not have yet. */
  readonly foreign: readonly string[];
  /** Of all files, if wanted. */
  readonly stamps: Stamps;
}

/** A new folder that is being built, file by file. All of it happens at once, in the thread that calls. */
export interface Build {
  add(files: readonly OutputFile[]): void;
  /**
   * Ends the building.
   *
   * @throws OutputError when something that the tool did not write is in the way
   */
  complete(): Built;
}

/**
 * Begins to build a new folder. What differs from the folder as it is gets written; what does not is linked and keeps
 * its times. Until the first file differs nothing is built at all.
 */
export function beginBuild({ out, folder, built, before, stamping }: Site): Build {
  const isNew = !isThere(folder);
  const changed: string[] = [];
  /** Not linked yet. */
  let same: string[] = [];
  const seen = new Set<string>();
  const folders = new Set<string>();

  const placeFor = (name: string): string => {
    const parent = path.posix.dirname(name);
    if (!folders.has(parent)) {
      mkdirSync(path.join(built, parent), { recursive: true });
      folders.add(parent);
    }
    return path.join(built, name);
  };
  const link = (name: string): void => linkFile(path.join(folder, name), placeFor(name));
  const linkSame = (): void => {
    for (const name of same) link(name);
    same = [];
  };
  const stamps = new Map<string, Stamp>();
  const stamp = (name: string, root: string): void => {
    const made = stamping ? stampOf(path.join(root, name)) : undefined;
    if (made !== undefined) stamps.set(name, made);
  };
  const add = ([name, text]: OutputFile): void => {
    seen.add(name);
    // Before it is read: what changes afterwards shall be noticed.
    if (!isNew) stamp(name, folder);
    if (!isNew && holds(path.join(folder, name), text)) {
      if (changed.length > 0) link(name);
      else same.push(name);
    } else {
      changed.push(name);
      writeFileSync(placeFor(name), text);
      stamp(name, built);
    }
  };

  return {
    add(files) {
      for (const file of files) add(file);
    },
    complete() {
      const produced = [...seen];
      add([FILE_LIST, listOf(produced)]);
      const removed = (before ?? []).filter((name) => !seen.has(name) && isThere(path.join(folder, name)));
      const stale = [...changed, ...removed].sort();
      if (stale.length === 0 || isNew) return { stale, foreign: [], stamps };
      if (before === undefined) refuseForeign(out, folder, changed);
      const foreign = foreignFiles(folder, ownOf(new Set([...seen, ...(before ?? [])])));
      refuseInTheWay(out, ownOf(seen), foreign);
      linkSame();
      for (const name of foreign) placeFor(name);
      return { stale, foreign, stamps };
    },
  };
}
