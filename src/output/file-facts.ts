import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  utimesSync,
} from "node:fs";
import path from "node:path";

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

/** Gives a file a second name; where the file system cannot, makes a copy with the same times. */
export function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
    const { atime, mtime } = statSync(from);
    utimesSync(to, atime, mtime);
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

/** Takes back what `makeFolder` did: removes a folder and those that it lies in, as far as they are empty. */
export function unmakeFolder(folder: string, made: string | undefined): void {
  if (made === undefined) return;
  try {
    for (let at = folder; at.startsWith(made); at = path.dirname(at)) rmdirSync(at);
  } catch {
    // Something is in it.
  }
}
