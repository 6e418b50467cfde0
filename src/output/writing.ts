import { FILE_LIST, writtenBefore } from "./file-list.ts";
import type { Waiting } from "./lock.ts";
import type { Places } from "./places.ts";
import { beginPortions } from "./portions.ts";
import { identityOf, type Stamps } from "./stamp.ts";
import { exchange } from "./swap.ts";
import { visit } from "./visit.ts";

export interface Difference {
  /** Files that are missing, differ, or are no longer produced; sorted. */
  readonly stale: readonly string[];
}

/** Files on their way into an output folder. */
export interface Output<Finished extends Difference = Difference> {
  /**
   * Takes a file; each name once.
   *
   * @returns when the next may come, so that what is not on disk yet does not pile up in memory
   * @throws OutputError that says why the folder cannot be written; then all is as it was
   */
  add(name: string, text: string | Uint8Array): Promise<void>;
  /**
   * Makes the folder hold exactly these files, beside those that the tool did not write.
   *
   * @throws OutputError as `add` does
   */
  finish(): Promise<Finished>;
  /** Leaves the folder as it was. Does nothing after `finish`. */
  abort(): Promise<void>;
}

/** What there is to know of a folder that has been written, to tell later whether somebody has touched it. */
export interface Written extends Difference {
  readonly places: Places;
  readonly identity: string;
  readonly stamps: Stamps;
}

/** Begins to write an output folder, as `beginOutput` says. */
export async function beginWriting(
  out: string,
  { stamping, waiting }: { readonly stamping: boolean; readonly waiting: Waiting | undefined },
): Promise<Output<Written>> {
  const { places, step, onLeave, leave } = await visit(out, waiting);
  const { folder, built } = places;
  const portions = beginPortions({ out, folder, built, before: writtenBefore(folder), stamping });
  onLeave(() => portions.end());
  return {
    add: (name, text) => step(() => portions.add([name, text])),
    finish: () =>
      step(async () => {
        const { stale, foreign, stamps } = await portions.complete();
        if (stale.length > 0) await exchange(places, foreign);
        const identity = identityOf(folder);
        await leave();
        return { stale: stale.filter((name) => name !== FILE_LIST), places, identity, stamps };
      }),
    abort: leave,
  };
}
