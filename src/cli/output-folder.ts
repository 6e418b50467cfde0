import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { OutputError } from "./errors.ts";

/** Names the files that the tool wrote, so that the next run knows which it may change and remove. */
const FILE_LIST = ".zstack-openapi-files";

export interface Difference {
  /** Files that are missing, differ, or are no longer produced; sorted. */
  readonly stale: readonly string[];
}

/** Compares what a folder holds with what it should hold. Files the tool never wrote are not looked at. */
export function compareOutput(folder: string, files: ReadonlyMap<string, string>): Difference {
  const isNew = !existsSync(folder);
  const changed = [...files].filter(
    ([name, text]) => isNew || readIfExists(path.join(folder, name)) !== text,
  );
  const removed = (writtenBefore(folder) ?? []).filter(
    (name) => !files.has(name) && existsSync(path.join(folder, name)),
  );
  return { stale: [...changed.map(([name]) => name), ...removed].sort() };
}

/**
 * Makes a folder hold exactly these files, beside those that the tool did not write.
 *
 * The new folder is built next to the old one and takes its place by renaming, so the folder is never half
 * of each. A process that is killed between the two renames leaves it under another name; the next run
 * puts it back. Unchanged files are linked, not written, and keep their times.
 *
 * @throws OutputError when files that the tool did not write are in the way
 * @throws what the file system throws, after removing what was built
 */
export function writeOutput(out: string, files: ReadonlyMap<string, string>): Difference {
  const folder = existsSync(out) ? realpathSync(out) : path.resolve(out);
  const places = placesBeside(folder);
  mkdirSync(path.dirname(folder), { recursive: true });
  recover(folder, places);

  const wanted = new Map([...files, [FILE_LIST, `${[...files.keys()].sort().join("\n")}\n`]]);
  const { stale } = compareOutput(folder, wanted);
  if (stale.length > 0) {
    const before = writtenBefore(folder);
    if (before === undefined) refuseForeign(out, folder, stale);
    try {
      build(folder, places.built, wanted, new Set(stale));
      if (existsSync(folder)) {
        const own = new Set([...wanted.keys(), ...(before ?? [])]);
        renameSync(folder, places.old);
        renameSync(places.built, folder);
        moveForeign(places.old, folder, own);
        rmSync(places.old, { recursive: true });
      } else {
        renameSync(places.built, folder);
      }
    } catch (error) {
      rmSync(places.built, { recursive: true, force: true });
      throw error;
    }
  }
  return { stale: stale.filter((name) => name !== FILE_LIST) };
}

interface Places {
  /** The folder before, while the new one takes its place. */
  readonly old: string;
  /** Where this process builds the new one. */
  readonly built: string;
}

/** On the same file system as the folder, or renaming would not do; names that nobody else would choose. */
function placesBeside(folder: string): Places {
  const beside = path.join(path.dirname(folder), `.${path.basename(folder)}.zstack-openapi`);
  return { old: `${beside}-old`, built: `${beside}-new-${process.pid}` };
}

/** Ends what a killed run began. */
function recover(folder: string, { old, built }: Places): void {
  const prefix = path.basename(built).replace(/\d+$/, "");
  for (const name of readdirSync(path.dirname(built)).filter((found) => found.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length));
    if (!isRunning(pid)) rmSync(path.join(path.dirname(built), name), { recursive: true, force: true });
  }
  if (!existsSync(old)) return;
  if (existsSync(folder)) {
    moveForeign(old, folder, new Set(writtenBefore(old)));
    rmSync(old, { recursive: true });
  } else {
    renameSync(old, folder);
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false; // a process of the past with our number
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function build(
  folder: string,
  built: string,
  files: ReadonlyMap<string, string>,
  changed: ReadonlySet<string>,
): void {
  mkdirSync(built);
  for (const name of new Set([...files.keys()].map((file) => path.dirname(file)))) {
    mkdirSync(path.join(built, name), { recursive: true });
  }
  for (const [name, text] of files) {
    const target = path.join(built, name);
    if (changed.has(name) || !link(path.join(folder, name), target)) writeFileSync(target, text);
  }
}

/** A folder that the tool has never written to may be anyone's. */
function refuseForeign(out: string, folder: string, stale: readonly string[]): void {
  const inTheWay = stale.filter((name) => existsSync(path.join(folder, name)));
  if (inTheWay.length === 0) return;
  throw new OutputError(
    `${out} has files that zstack-openapi did not write: ${inTheWay.slice(0, 5).join(", ")}. ` +
      "Choose another folder with --out, or remove them.",
  );
}

/** Takes along what the tool has no part in, unless something stands there already. */
function moveForeign(from: string, to: string, own: ReadonlySet<string>): void {
  for (const name of foreignFiles(from, own)) {
    const target = path.join(to, name);
    mkdirSync(path.dirname(target), { recursive: true });
    if (!existsSync(target)) renameSync(path.join(from, name), target);
  }
}

/** The files and whole folders that the tool has no part in, at the highest level they are foreign. */
function foreignFiles(folder: string, own: ReadonlySet<string>, below = ""): string[] {
  const ownFolders = new Set([...own].map((name) => path.posix.dirname(name)));
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    if (own.has(name) || name === FILE_LIST) return [];
    const holdsOwn = [...ownFolders].some((owned) => owned === name || owned.startsWith(`${name}/`));
    return entry.isDirectory() && holdsOwn ? foreignFiles(folder, own, name) : [name];
  });
}

/** Not every file system has hard links. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** The files that the tool wrote last time; `undefined` when it never wrote to the folder. */
function writtenBefore(folder: string): string[] | undefined {
  // The list is a file like any other: a line in it must not reach out of the folder.
  return readIfExists(path.join(folder, FILE_LIST))
    ?.split("\n")
    .filter((name) => name !== "" && path.posix.normalize(name) === name && !/^(\.\.?)?\//.test(name));
}

function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
