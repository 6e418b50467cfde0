import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { factsOf, holds, isBelow, isFile, isSame, type Stamp, type Stamps, stampOf } from "./file-facts.ts";
import { FILE_LIST, listOf, writtenBefore } from "./file-list.ts";
import { type Changes, stagedAt } from "./journal.ts";
import { type Places, placesIn } from "./places.ts";

/** A file's name, relative and with forward slashes, and what it holds. */
export type OutputFile = readonly [name: string, text: string | Uint8Array];

/** What is known of the files that a folder shall hold: those not in question are as they were, if their stamps are. */
export interface Known {
  readonly stamps: Stamps;
  readonly inQuestion: ReadonlySet<string>;
}

export interface Staged extends Changes {
  /** Files of others where files or folders of ours must go. When there are any, nothing may be changed. */
  readonly inTheWay: readonly string[];
  /** Of all files, once they are in their places. */
  readonly stamps: Stamps;
}

/** Files on their way into a folder. All of it happens at once, in the thread that calls. */
export interface Staging {
  add(files: readonly OutputFile[]): void;
  complete(): Staged;
}

/** Begins to compare what a folder holds with the files that it shall hold: what it does not hold so is staged. */
export function beginStaging(folder: string, known?: Known): Staging {
  const places = placesIn(folder);
  const list = stampOf(path.join(folder, FILE_LIST));
  const isSameList = known !== undefined && list !== undefined && isSame(list, known.stamps.get(FILE_LIST));
  const before = isSameList ? [...known.stamps.keys()] : writtenBefore(folder);
  const stamps = new Map<string, Stamp>();
  const written: string[] = [];
  const isKnown = (name: string, stamp: Stamp): boolean =>
    known?.inQuestion.has(name) === false && name !== FILE_LIST && isSame(stamp, known.stamps.get(name));
  const add = ([name, text]: OutputFile): void => {
    const file = path.join(folder, name);
    // Before it is read: what changes afterwards shall be noticed.
    const stamp = stampOf(file);
    if (stamp !== undefined && (isKnown(name, stamp) || holds(file, text))) {
      stamps.set(name, stamp);
      return;
    }
    written.push(name);
    stamps.set(name, stage(places, name, text));
  };
  return {
    add(files) {
      for (const file of files) add(file);
    },
    complete() {
      add([FILE_LIST, listOf(stamps.keys())]);
      const removed = (before ?? []).filter(
        (name) => !stamps.has(name) && isFile(path.join(folder, name)) && isBelow(folder, name),
      );
      const mayReplace = before !== undefined;
      const inTheWay = foreignFiles(folder, { written, removed }, mayReplace);
      return { written, removed, inTheWay, stamps };
    },
  };
}

/** Writes a file where it waits to take its place; with `flush`, a power cut does not empty it either. */
export function stage(places: Places, name: string, text: string | Uint8Array, flush = false): Stamp {
  const file = stagedAt(places, name);
  const write = (): void => writeFileSync(file, text, { flush });
  try {
    write();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    mkdirSync(path.dirname(file), { recursive: true });
    write();
  }
  return stampOf(file)!;
}

/**
 * What the tool has no part in, and is where it must write.
 *
 * @param mayReplace whether files may be replaced: a folder that the tool has never written to may be anyone's
 */
function foreignFiles(
  folder: string,
  { written, removed }: Pick<Changes, "written" | "removed">,
  mayReplace: boolean,
): string[] {
  const going = new Set(removed);
  const sound = new Set(["."]);
  const within = (name: string): string[] => {
    const names = readdirSync(path.join(folder, name)).map((each) => `${name}/${each}`);
    // An empty folder is nobody's but is in the way.
    return names.length === 0 ? [name] : names.flatMap(foreignAt);
  };
  const foreignAt = (name: string): string[] => {
    if (going.has(name)) return [];
    return factsOf(path.join(folder, name))?.isDirectory() ? within(name) : [name];
  };
  const inTheWay = written.flatMap((name) => {
    for (let at = path.posix.dirname(name); !sound.has(at); at = path.posix.dirname(at)) {
      const facts = factsOf(path.join(folder, at));
      if (facts !== undefined && !facts.isDirectory() && !going.has(at)) return [at];
      sound.add(at);
    }
    const facts = factsOf(path.join(folder, name));
    if (facts === undefined || (mayReplace && !facts.isDirectory())) return [];
    return foreignAt(name);
  });
  return [...new Set(inTheWay)];
}
