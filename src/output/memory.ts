import path from "node:path";
import type { OutputFile } from "./build.ts";
import { holds, isThere } from "./file-facts.ts";
import { FILE_LIST, listOf } from "./file-list.ts";
import { type Own, ownOf } from "./foreign-files.ts";
import type { Places } from "./places.ts";
import { identityOf, type Stamp, type Stamps, stampOf, touchedFiles } from "./stamp.ts";
import type { Written } from "./writing.ts";

/** What a process knows of the folder that it wrote last, so that it need not read all of it again. */
export interface Memory {
  readonly places: Places;
  readonly identity: string;
  readonly own: Own;
  readonly stamps: Stamps;
}

export type Files = ReadonlyMap<string, string | Uint8Array>;

export function remember({ places, identity, stamps }: Written): Memory {
  return { places, identity, stamps, own: ownOf(new Set(stamps.keys())) };
}

/** Whether a folder is still the one that was written, and its list too: no other run has written to it, nor git. */
export function isFresh({ places: { folder }, identity, stamps }: Memory): boolean {
  return (
    isThere(folder) &&
    identityOf(folder) === identity &&
    touchedFiles(folder, stamps, [FILE_LIST]).length === 0
  );
}

/** What has to happen to a folder. */
export interface Changes {
  /** What it shall hold. */
  readonly own: Own;
  /** What it does not hold so. */
  readonly differing: readonly OutputFile[];
  /** What it shall not hold any more. */
  readonly removed: readonly string[];
  /** Of the files that it does hold so. */
  readonly stamps: Map<string, Stamp>;
}

/**
 * Compares a folder with the files that it shall hold.
 *
 * @param named the files that may differ from what was written last; others are read only if somebody has touched them
 */
export function changesSince(memory: Memory, files: Files, named: Iterable<string>): Changes {
  const { folder } = memory.places;
  const own = ownOf(new Set([...files.keys(), FILE_LIST]));
  const inQuestion = new Set(named);
  const isSameList =
    own.files.size === memory.own.files.size && [...own.files].every((name) => memory.own.files.has(name));
  const others = [...files.keys()].filter((name) => !inQuestion.has(name));
  const stamps = new Map([...memory.stamps].filter(([name]) => own.files.has(name)));
  const differing: OutputFile[] = [];
  const look = (name: string, text: string | Uint8Array | undefined): void => {
    if (text === undefined) return;
    const file = path.join(folder, name);
    // Before it is read: what changes afterwards shall be noticed.
    const stamp = stampOf(file);
    if (!holds(file, text)) differing.push([name, text]);
    else if (stamp !== undefined) stamps.set(name, stamp);
  };
  for (const name of [...inQuestion, ...touchedFiles(folder, memory.stamps, others)])
    look(name, files.get(name));
  if (!isSameList) look(FILE_LIST, listOf(files.keys()));
  const removed = [...memory.own.files].filter(
    (name) => !own.files.has(name) && isThere(path.join(folder, name)),
  );
  return { own, differing, removed, stamps };
}
