import {
  copyFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

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
      const beside = `${to}.${process.pid}`;
      copyFile(from, beside);
      renameSync(beside, to);
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
