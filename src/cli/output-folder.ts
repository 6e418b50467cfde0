import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** Names the files that the tool wrote, so that the next run knows which it may remove. */
const FILE_LIST = ".zstack-openapi-files";

export interface Difference {
  /** Files that are missing, differ, or are no longer produced; sorted. */
  readonly stale: readonly string[];
}

/** Compares what a folder holds with what it should hold. Files the tool never wrote are not looked at. */
export function compareOutput(folder: string, files: ReadonlyMap<string, string>): Difference {
  const wanted = withFileList(files);
  const changed = [...wanted].filter(([name, text]) => readIfExists(path.join(folder, name)) !== text);
  const removed = writtenBefore(folder).filter(
    (name) => !wanted.has(name) && existsSync(path.join(folder, name)),
  );
  return { stale: [...changed.map(([name]) => name), ...removed].sort() };
}

/**
 * Makes a folder hold exactly these files, beside those that the tool did not write.
 *
 * The new folder is built next to the old one and takes its place by renaming: whatever stops the
 * process, the folder is the old whole or the new whole. Unchanged files are linked, not written, and
 * keep their times.
 *
 * @throws what the file system throws, after removing what was built
 */
export function writeOutput(folder: string, files: ReadonlyMap<string, string>): Difference {
  const parent = path.dirname(path.resolve(folder));
  mkdirSync(parent, { recursive: true });
  const old = `${path.resolve(folder)}.old`;
  // A run that was stopped between the two renames left the folder under its other name.
  if (!existsSync(folder) && existsSync(old)) renameSync(old, folder);

  const difference = compareOutput(folder, files);
  if (difference.stale.length === 0) return difference;

  const wanted = withFileList(files);
  const built = path.join(parent, `.${path.basename(folder)}-${process.pid}`);
  mkdirSync(built);
  try {
    const changed = new Set(difference.stale);
    for (const [name, text] of wanted) {
      const target = path.join(built, name);
      mkdirSync(path.dirname(target), { recursive: true });
      if (changed.has(name) || !link(path.join(folder, name), target)) writeFileSync(target, text);
    }
    if (existsSync(folder)) {
      rmSync(old, { recursive: true, force: true });
      const foreign = foreignFiles(folder, new Set([...wanted.keys(), ...writtenBefore(folder)]));
      renameSync(folder, old);
      renameSync(built, folder);
      for (const name of foreign) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        renameSync(path.join(old, name), path.join(folder, name));
      }
      rmSync(old, { recursive: true, force: true });
    } else {
      renameSync(built, folder);
    }
  } catch (error) {
    rmSync(built, { recursive: true, force: true });
    throw error;
  }
  return difference;
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

function withFileList(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files, [FILE_LIST, `${[...files.keys()].sort().join("\n")}\n`]]);
}

function writtenBefore(folder: string): string[] {
  const list = readIfExists(path.join(folder, FILE_LIST)) ?? "";
  // The list is a file like any other: a line in it must not reach out of the folder.
  return list
    .split("\n")
    .filter((name) => name !== "" && path.posix.normalize(name) === name && !/^(\.\.?)?\//.test(name));
}

/** The files and whole folders that the tool has no part in, at the highest level they are foreign. */
function foreignFiles(folder: string, own: ReadonlySet<string>, below = ""): string[] {
  const ownFolders = new Set([...own].map((name) => path.posix.dirname(name)));
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    if (own.has(name)) return [];
    const holdsOwn = [...ownFolders].some((owned) => owned === name || owned.startsWith(`${name}/`));
    return entry.isDirectory() && holdsOwn ? foreignFiles(folder, own, name) : [name];
  });
}

function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
