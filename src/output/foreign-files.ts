import { lstatSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import path from "node:path";
import { OutputError } from "./fault.ts";
import { isThere } from "./file-facts.ts";

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

/**
 * A folder that the tool has never written to may be anyone's.
 *
 * @param changed names of files to be written
 * @throws OutputError when one of them is there
 */
export function refuseForeign(out: string, folder: string, changed: readonly string[]): void {
  const inTheWay = changed.filter((name) => isThere(path.join(folder, name)));
  if (inTheWay.length > 0) throw foreignFault(out, inTheWay);
}

/**
 * A folder where a file must go, and the other way round, cannot be taken along.
 *
 * @param own what the new folder will hold
 * @throws OutputError when there is such a thing
 */
export function refuseInTheWay(out: string, own: Own, foreign: readonly string[]): void {
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
