/**
 * The only place that writes files, all or nothing: whenever a run is killed, the next command finds the old files, or the
 * new ones. `output-folder.ts` writes a folder that is ours as a whole, `replace-files.ts` files among those of others.
 * What is written belongs to the stages that make it; how, and what happens when that fails, belongs here.
 *
 * A run *stays* in the *workshop* of a folder, a hidden folder in it, and holds its *lock* while it does. New files are
 * *staged* there. When all are, the files that they replace are *kept* there under second names, the *journal* is
 * written that tells of all of them, and one by one the new ones take their places: that is the *commit*. While there is
 * a journal the folder is *mixed*; whoever comes next to it, or to a folder in it, *settles* it: what was kept is put back,
 * and what is new goes, unless somebody has changed it since. A journal that came with a clone or a copy is none: it says
 * which inode it has, and leads to no file outside of its folder.
 * A *stamp* tells a file from the one it was without reading it. The *list* names the files of an output folder that are
 * ours; all others are *foreign*, and stay as they are.
 */
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { OutputError, outputFault } from "./fault.ts";
import { holds, isThere, type Stamps } from "./file-facts.ts";
import { FILE_LIST, writtenBefore } from "./file-list.ts";
import { isMixed } from "./journal-file.ts";
import type { Waiting } from "./lock.ts";
import { settle } from "./settle.ts";
import { beginStaging, type Known, type Staged } from "./staging.ts";
import { beginStream } from "./staging-thread.ts";
import { enter, type Stay } from "./stay.ts";

export type Files = ReadonlyMap<string, string | Uint8Array>;

export interface Difference {
  /** Files that are missing, differ, or are no longer produced; sorted. */
  readonly stale: readonly string[];
}

/** What there is to know of a folder that has been written, to tell later whether somebody has touched it. */
export interface Written extends Difference {
  readonly stamps: Stamps;
}

/** Takes a file, each name once; resolves when the next may come, so that what is not on disk yet does not pile up. */
export type AddFile = (name: string, text: string | Uint8Array) => Promise<void>;

/**
 * Makes a folder hold exactly the files that `fill` adds, beside those that the tool did not write. Only files that differ
 * are written, removed or touched. Other runs wait for this one.
 *
 * @throws what `fill` throws, or an OutputError that says why the folder cannot be written; then all is as it was
 */
export async function fillOutput(
  out: string,
  fill: (add: AddFile) => Promise<void>,
  waiting?: Waiting,
): Promise<Written & { readonly files: number }> {
  const stay = await enterOutput(out, waiting);
  const stream = beginStream(stay.places.folder);
  stay.onLeave(() => stream.end());
  let files = 0;
  try {
    await fill((name, text) => {
      files++;
      return stay.step(() => stream.add([name, text]));
    });
  } catch (error) {
    await stay.leave();
    throw error;
  }
  return { ...(await stay.step(async () => finish(out, stay, await stream.complete()))), files };
}

/**
 * Makes a folder hold exactly these files, as `fillOutput` does.
 *
 * @param known what the last write gave, and the files that may differ from its: other files are not read, but looked at:
 * what somebody has removed, replaced or written to since is put right, unless its size and its time are as they were
 */
export async function writeOutput(
  out: string,
  files: Files,
  waiting?: Waiting,
  known?: Known,
): Promise<Written> {
  const stay = await enterOutput(out, waiting);
  return stay.step(() => {
    const staging = beginStaging(stay.places.folder, known);
    staging.add([...files]);
    return finish(out, stay, staging.complete());
  });
}

/**
 * Compares what a folder holds with what it should hold. Files the tool never wrote are not looked at. What a killed run
 * left half-done is put back first, and a run that is at it waited for; else nothing is written.
 *
 * @throws OutputError when that cannot be
 */
export async function compareOutput(out: string, files: Files): Promise<Difference> {
  for (;;) {
    await settle(out);
    const changed = [...files].filter(([name, text]) => !holds(path.join(out, name), text));
    const removed = (writtenBefore(out) ?? []).filter(
      (name) => !files.has(name) && isThere(path.join(out, name)),
    );
    // Else some were compared before, and some after.
    if (!isMixed(out)) return { stale: [...changed.map(([name]) => name), ...removed].sort() };
  }
}

async function enterOutput(out: string, waiting?: Waiting): Promise<Stay> {
  if (!existsSync(out) && isThere(out))
    throw new OutputError(`${out} is a link that leads nowhere. Remove it, or make the folder it names.`);
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new OutputError(`${out} is a file. Remove it, or choose another folder with --out.`);
  // What was killed in a folder that it lies in may have left files of it.
  await settle(path.dirname(path.resolve(out)));
  return enter(out, (error) => outputFault(out, error), waiting);
}

/** Lets what is staged take its place. */
async function finish(out: string, { commit, leave }: Stay, staged: Staged): Promise<Written> {
  const { written, removed, inTheWay, stamps } = staged;
  if (inTheWay.length > 0) {
    throw new OutputError(
      `${out} has files that zstack-openapi did not write: ${inTheWay.slice(0, 5).join(", ")}. ` +
        "Choose another folder with --out, or remove them.",
    );
  }
  if (written.length > 0 || removed.length > 0) await commit(staged);
  await leave();
  return { stale: [...written, ...removed].filter((name) => name !== FILE_LIST).sort(), stamps };
}
