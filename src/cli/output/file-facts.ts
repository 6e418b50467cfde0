import { copyFileSync, linkSync, lstatSync, readFileSync, statSync, utimesSync } from "node:fs";

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
