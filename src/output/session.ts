import { mkdirSync } from "node:fs";
import path from "node:path";
import { FILE_LIST } from "./file-list.ts";
import { foreignFiles, ownOf, refuseInTheWay } from "./foreign-files.ts";
import type { Waiting } from "./lock.ts";
import { type Changes, changesSince, type Files, isFresh, type Memory, remember } from "./memory.ts";
import type { Places } from "./places.ts";
import { clearSpare, dropSpare, isIntact, keepOld, makeSpare, renewSpare, type Spare } from "./spare.ts";
import { identityOf, stampOf } from "./stamp.ts";
import { exchange } from "./swap.ts";
import { visit } from "./visit.ts";
import { beginWriting, type Difference, type Output } from "./writing.ts";

/** An output folder that a process writes again and again. */
export interface OpenOutput {
  /** Begins to write all files, as `beginOutput` does. */
  begin(): Promise<Output>;
  /**
   * Makes the folder hold exactly these files, beside those that the tool did not write.
   *
   * @param changed the files that may differ from those of the last write; other files are not read, but looked at: what
   * somebody has removed, replaced or written to since is put right, unless its size and its time are as they were.
   * Default: all
   * @throws OutputError that says why the folder cannot be written; then all is as it was
   */
  write(files: Files, changed?: Iterable<string>): Promise<Difference>;
  /** Removes what was kept for the next write. */
  close(): void;
}

/** Opens an output folder, as `openOutput` says. */
export function openSession(out: string, waiting?: Waiting): OpenOutput {
  let memory: Memory | undefined;
  let spare: Spare | undefined;
  let upkeep: NodeJS.Immediate | undefined;

  const drop = (): void => {
    clearImmediate(upkeep);
    if (spare !== undefined) dropSpare(spare);
    spare = undefined;
  };
  /** Once the caller has been told, there is time to get ready for the next write. */
  const getReady = (): void => {
    clearImmediate(upkeep);
    upkeep = setImmediate(() => {
      if (memory === undefined) return;
      const { places, own } = memory;
      try {
        spare = spare === undefined ? makeSpare(places, own) : clearSpare(spare, places.folder);
      } catch {
        drop(); // The next write does without.
      }
    });
  };
  const begin = async (): Promise<Output> => {
    const output = await beginWriting(out, { stamping: true, waiting });
    return {
      ...output,
      finish: async () => {
        const written = await output.finish();
        drop();
        memory = remember(written);
        getReady();
        return { stale: written.stale };
      },
    };
  };
  const writeAll = async (files: Files): Promise<Difference> => {
    const output = await begin();
    for (const [name, text] of files) await output.add(name, text);
    return output.finish();
  };
  const writeChanges = async (places: Places, known: Memory, changes: Changes): Promise<Memory> => {
    const { own, differing, removed } = changes;
    const { folder } = places;
    const foreign = foreignFiles(folder, ownOf(new Set([...own.files, ...known.own.files])));
    refuseInTheWay(out, own, foreign);
    if (spare !== undefined && !isIntact(spare)) drop();
    spare ??= makeSpare(places, known.own);
    renewSpare(spare, folder, own, differing);
    for (const name of foreign) mkdirSync(path.dirname(path.join(spare.folder, name)), { recursive: true });
    const stamps = new Map(changes.stamps);
    for (const [name] of differing) {
      const stamp = stampOf(path.join(spare.folder, name));
      if (stamp !== undefined) stamps.set(name, stamp);
    }
    const built = spare.folder;
    await exchange({ ...places, built }, foreign);
    try {
      spare = keepOld(places, spare, known.own, new Set([...differing.map(([name]) => name), ...removed]));
    } catch {
      drop(); // What matters is done.
    }
    return { places, identity: identityOf(folder), own, stamps };
  };
  /** @returns `undefined` when the folder is not as it was left, or the short way leads nowhere */
  const writeNamed = async (
    known: Memory,
    files: Files,
    named: Iterable<string>,
  ): Promise<Difference | undefined> => {
    const { places, leave } = await visit(out, waiting);
    try {
      if (!isFresh(known)) return undefined;
      const changes = changesSince(known, files, named);
      const { own, differing, removed, stamps } = changes;
      const stale = [...differing.map(([name]) => name), ...removed].sort();
      memory = stale.length > 0 ? await writeChanges(places, known, changes) : { ...known, own, stamps };
      return { stale: stale.filter((name) => name !== FILE_LIST) };
    } catch {
      drop();
      return undefined;
    } finally {
      await leave();
    }
  };

  return {
    begin,
    async write(files, changed) {
      clearImmediate(upkeep);
      const short =
        memory === undefined || changed === undefined ? undefined : await writeNamed(memory, files, changed);
      if (short !== undefined) getReady();
      return short ?? writeAll(files);
    },
    close() {
      drop();
      memory = undefined;
    },
  };
}
