import { existsSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { OutputError } from "./fault.ts";
import { makeFolder, removeEmpty } from "./file-changes.ts";
import { type Changes, commit, recover } from "./journal.ts";
import { isMixed } from "./journal-file.ts";
import { lockWorkshop, sweepLocks, type Waiting } from "./lock.ts";
import { type Places, placesIn } from "./places.ts";
import { uninterrupted } from "./signals.ts";

/** On Windows the others may be passing: another program has something open. */
const DENIED = new Set(process.platform === "win32" ? ["EROFS"] : ["EROFS", "EACCES", "EPERM"]);

/** A stay in the workshop of a folder, where no other run is meanwhile. */
export interface Stay {
  readonly places: Places;
  /**
   * Carries out a step, unless the stay has ended. What goes wrong in it ends the stay, and is thrown as an
   * `OutputError`, in the steps that follow too.
   */
  step<T>(action: () => T | Promise<T>): Promise<T>;
  /** Lets staged files take their places, not to be interrupted half-way. */
  commit(changes: Changes): Promise<void>;
  /** Says what is to be done when the stay ends, before what was said earlier. */
  onLeave(action: () => void | Promise<void>): void;
  /** Ends the stay; nothing is left behind. Does nothing the second time. */
  leave(): Promise<void>;
}

/**
 * Enters the workshop of a folder, which is made if need be, and ends what a killed run began there.
 *
 * @param explain says on one line what a fault means
 * @throws OutputError when that cannot be
 */
export async function enter(
  out: string,
  explain: (error: unknown) => OutputError,
  waiting?: Waiting,
): Promise<Stay> {
  let denied: unknown;
  let fault: OutputError | undefined;
  let leaving: Promise<void> | undefined;
  const actions: (() => void | Promise<void>)[] = [];
  const leaveOnce = async (): Promise<void> => {
    for (let action = actions.pop(); action !== undefined; action = actions.pop()) {
      try {
        await action();
      } catch {
        // It neither undoes what has been done nor is what is wrong; the next run tries again, and says so.
      }
    }
  };
  const leave = (): Promise<void> => {
    leaving ??= leaveOnce();
    return leaving;
  };
  const step: Stay["step"] = async (action) => {
    if (leaving !== undefined) throw fault ?? new OutputError(`${out} is not being written any more.`);
    try {
      return await action();
    } catch (error) {
      fault ??= error instanceof OutputError ? error : explain(denied ?? error);
      await leave();
      throw fault;
    }
  };
  return step(async () => {
    const made = existsSync(out) ? undefined : makeFolder(path.resolve(out));
    if (made !== undefined) actions.push(() => removeEmpty(path.resolve(out), made));
    const places = placesIn(realpathSync(out));
    try {
      actions.push(await lockWorkshop(out, places.workshop, waiting));
      actions.push(() => recover(places));
      recover(places);
      sweepLocks(places.workshop);
    } catch (error) {
      // No run can write there, so none has to be waited for, and what is there can be looked at, if it is whole.
      if (isMixed(places.folder) || !DENIED.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
      denied = error;
      actions.push(() => removeEmpty(places.workshop, places.workshop));
      actions.push(() => rmSync(places.staged, { recursive: true, force: true }));
    }
    return {
      places,
      step,
      leave,
      onLeave: (action) => void actions.push(action),
      async commit(changes) {
        if (denied !== undefined) throw denied;
        await uninterrupted(() => commit(places, changes));
      },
    };
  });
}
