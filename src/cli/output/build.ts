import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { OutputError } from "../errors.ts";
import { FILE_LIST, listOf } from "./file-list.ts";
import { foreignFiles, type Own, ownOf } from "./foreign-files.ts";

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
}

export interface Built {
  /** Files that are missing, differ, or are no longer produced, sorted. When there are none, nothing was built. */
  readonly stale: readonly string[];
  /** What the tool has no part in, and the new folder does not have yet. */
  readonly foreign: readonly string[];
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
export function beginBuild({ out, folder, built, before }: Site): Build {
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
  const link = (name: string): void => {
    const [from, to] = [path.join(folder, name), placeFor(name)];
    try {
      linkSync(from, to);
    } catch {
      // Not every file system has hard links.
      copyFileSync(from, to);
      const { atime, mtime } = statSync(from);
      utimesSync(to, atime, mtime);
    }
  };
  const linkSame = (): void => {
    for (const name of same) link(name);
    same = [];
  };
  const add = ([name, text]: OutputFile): void => {
    seen.add(name);
    if (!isNew && holds(path.join(folder, name), text)) {
      if (changed.length > 0) link(name);
      else same.push(name);
    } else {
      changed.push(name);
      writeFileSync(placeFor(name), text);
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
      if (stale.length === 0 || isNew) return { stale, foreign: [] };
      if (before === undefined) refuseForeign(out, folder, changed);
      const foreign = foreignFiles(folder, ownOf(new Set([...seen, ...(before ?? [])])));
      refuseInTheWay(out, ownOf(seen), foreign);
      linkSame();
      for (const name of foreign) placeFor(name);
      return { stale, foreign };
    },
  };
}

/** Whether a file has exactly this text. */
export function holds(file: string, text: string | Uint8Array): boolean {
  try {
    return readFileSync(file).equals(typeof text === "string" ? Buffer.from(text) : text);
  } catch {
    return false;
  }
}

/** Whether anything has this name; also `false` below what is no folder. */
export function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch {
    return false;
  }
}

/** A folder that the tool has never written to may be anyone's. */
function refuseForeign(out: string, folder: string, changed: readonly string[]): void {
  const inTheWay = changed.filter((name) => isThere(path.join(folder, name)));
  if (inTheWay.length > 0) throw foreignFault(out, inTheWay);
}

/** A folder where a file must go, and the other way round, cannot be taken along. */
function refuseInTheWay(out: string, own: Own, foreign: readonly string[]): void {
  const inTheWay = foreign.filter(
    (name) =>
      own.files.has(name) ||
      own.folders.has(name) ||
      ancestorsOf(name).some((ancestor) => own.files.has(ancestor)),
  );
  if (inTheWay.length > 0) throw foreignFault(out, inTheWay);
}

function ancestorsOf(name: string): string[] {
  return [...ownOf(new Set([name])).folders];
}

function foreignFault(out: string, names: readonly string[]): OutputError {
  return new OutputError(
    `${out} has files that zstack-openapi did not write: ${names.slice(0, 5).join(", ")}. ` +
      "Choose another folder with --out, or remove them.",
  );
}
