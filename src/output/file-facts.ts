import { lstatSync, readFileSync, realpathSync, type Stats } from "node:fs";
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

/** Whether a name leads to a place below a folder, itself without links, and no link leads out on the way there. */
export function isBelow(folder: string, name: string): boolean {
  const at = path.join(folder, name);
  const parent = path.dirname(at);
  return at.startsWith(path.join(folder, path.sep)) && at !== folder && realPlace(parent) === parent;
}

/** Tells whether a file is still what it was. What leaves all three alone goes unnoticed. */
export interface Stamp {
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
}

export type Stamps = ReadonlyMap<string, Stamp>;

export function isSame(is: Stamp, was: Stamp | undefined): boolean {
  return was?.ino === is.ino && was.size === is.size && was.mtimeMs === is.mtimeMs;
}

export function stampOf(file: string): Stamp | undefined {
  const facts = factsOf(file);
  return facts && { ino: facts.ino, size: facts.size, mtimeMs: facts.mtimeMs };
}
