import { lstatSync, statSync } from "node:fs";
import path from "node:path";

/** Tells whether a file, or a folder's list of names, is still what it was. What leaves all three alone goes unnoticed. */
export interface Stamp {
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
}

export type Stamps = ReadonlyMap<string, Stamp>;

export function stampOf(file: string): Stamp | undefined {
  try {
    const { ino, size, mtimeMs } = lstatSync(file);
    return { ino, size, mtimeMs };
  } catch {
    return undefined;
  }
}

/** Those of some files of a folder that are not what they were, or not there. */
export function touchedFiles(folder: string, stamps: Stamps, names: Iterable<string>): string[] {
  const touched: string[] = [];
  for (const name of names) {
    const [was, is] = [stamps.get(name), stampOf(path.join(folder, name))];
    if (was === undefined || is?.ino !== was.ino || is.size !== was.size || is.mtimeMs !== was.mtimeMs)
      touched.push(name);
  }
  return touched;
}

/** Tells a folder from any that takes its name. */
export function identityOf(folder: string): string {
  const { dev, ino, birthtimeMs } = statSync(folder);
  return `${dev}/${ino}/${birthtimeMs}`;
}
