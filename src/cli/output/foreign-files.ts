import { lstatSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import path from "node:path";

/** The names of files, and of all folders that they lie in. */
export interface Own {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

export function ownOf(files: ReadonlySet<string>): Own {
  const folders = new Set<string>();
  for (const file of files) {
    for (let at = path.posix.dirname(file); at !== "." && !folders.has(at); at = path.posix.dirname(at))
      folders.add(at);
  }
  return { files, folders };
}

/** The files and whole folders that the tool has no part in, at the highest level they are foreign. */
export function foreignFiles(folder: string, own: Own, below = ""): string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && own.folders.has(name)) return foreignFiles(folder, own, name);
    return own.files.has(name) && !entry.isDirectory() ? [] : [name];
  });
}

/** Takes along what the tool has no part in; what stands there already is newer and stays. */
export function moveForeign(from: string, to: string, names: readonly string[]): void {
  for (const name of names) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (there === undefined) {
      mkdirSync(path.dirname(target), { recursive: true });
      renameSync(source, target);
    } else if (there.isDirectory() && lstatSync(source).isDirectory()) {
      moveForeign(source, target, readdirSync(source));
    }
  }
}
