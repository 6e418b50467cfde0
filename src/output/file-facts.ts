import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** What is there under a name, links not followed; also `undefined` below what is no folder. */
export function factsOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

export function isThere(file: string): boolean {
  return factsOf(file) !== undefined;
}

/** Whether anything but a folder has this name. */
export function isFile(file: string): boolean {
  return factsOf(file)?.isDirectory() === false;
}

/** Whether a file has exactly this text. */
export function holds(file: string, text: string | Uint8Array): boolean {
  try {
    return readFileSync(file).equals(typeof text === "string" ? Buffer.from(text) : text);
  } catch {
    return false;
  }
}

/** Where a place really is, links followed, as far as it exists. */
export function realPlace(place: string): string {
  const at = path.resolve(place);
  try {
    return realpathSync(at);
  } catch {
    const parent = path.dirname(at);
    return parent === at ? at : path.join(realPlace(parent), path.basename(at));
  }
}

/** Tells whether a file is still what it was. What leaves all three alone goes unnoticed. */
export interface Stamp {
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
}

export type Stamps = ReadonlyMap<string, Stamp>;

export function stampOf(file: string): Stamp | undefined {
  const facts = factsOf(file);
  return facts && { ino: facts.ino, size: facts.size, mtimeMs: facts.mtimeMs };
}

/** Gives a file a second name; where the file system cannot, makes a copy with the same times. */
export function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFile(from, to);
  }
}

function copyFile(from: string, to: string): void {
  copyFileSync(from, to);
  const { atime, mtime } = statSync(from);
  utimesSync(to, atime, mtime);
}

/** Windows renames nothing that another program has open, and editors and scanners close theirs soon. */
const RETRY_MS = process.platform === "win32" ? [50, 100, 200, 400, 800] : [];

const IN_USE = new Set(["EPERM", "EACCES", "EBUSY"]);

/**
 * Gives a file the name of another, which it replaces; copies it where a link leads to another disk.
 *
 * @param retryMs how long to wait before each further try, where what is in use may soon not be any more
 */
export function moveFile(from: string, to: string, [delay, ...later]: readonly number[] = RETRY_MS): void {
  try {
    renameSync(from, to);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (delay !== undefined && IN_USE.has(code)) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, delay);
      moveFile(from, to, later);
    } else if (code === "EXDEV") {
      copyFile(from, to);
      rmSync(from);
    } else throw error;
  }
}

/**
 * Writes all of a file or nothing, and makes the folder that it lies in: a crash leaves no half of it.
 *
 * @throws what the file system does; then the file is as it was
 */
export function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/**
 * Makes a folder and those that it lies in, as `mkdirSync` does, but says why it cannot: on a read-only disk that says
 * ENOENT.
 *
 * @returns the topmost that had to be made, if any
 */
export function makeFolder(folder: string): string | undefined {
  try {
    mkdirSync(folder);
    return folder;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return undefined;
    const parent = path.dirname(folder);
    if (code !== "ENOENT" || parent === folder) throw error;
    const made = makeFolder(parent);
    mkdirSync(folder);
    return made ?? folder;
  }
}

/** Removes a folder and those that it lies in, as long as their paths begin so, and as far as they are empty. */
export function removeEmpty(folder: string, beginning: string): void {
  for (let at = folder; at.startsWith(beginning); at = path.dirname(at)) {
    try {
      rmdirSync(at);
    } catch (error) {
      // Something is in it; or it is gone, and what it lay in may be empty.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") return;
    }
  }
}
