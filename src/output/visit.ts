import path from "node:path";
import { isOutputError, OutputError, outputFault } from "./fault.ts";
import { unmakeFolder } from "./file-facts.ts";
import { lockWorkshop, type Waiting } from "./lock.ts";
import { type Prepared, preparePlaces } from "./places.ts";
import { recover } from "./recovery.ts";

/** On Windows the others may be passing: another program has something open. */
const DENIED = new Set(process.platform === "win32" ? ["EROFS"] : ["EROFS", "EACCES", "EPERM"]);

/** A stay in the workshop of an output folder, where no other run is meanwhile. */
export interface Visit {
  readonly places: Prepared;
  /**
   * Carries out a step, unless the stay has ended. What goes wrong in it ends the stay, and is thrown as an
   * `OutputError`, in the steps that follow too.
   */
  step<T>(action: () => T | Promise<T>): Promise<T>;
  /** Says what is to be done when the stay ends, before what was said earlier. */
  onLeave(action: () => void | Promise<void>): void;
  /** Ends the stay; nothing is left behind. Does nothing the second time. */
  leave(): Promise<void>;
}

/**
 * Enters the workshop of an output folder, and ends what a killed run began there.
 *
 * @throws OutputError when that cannot be
 */
export async function visit(out: string, waiting?: Waiting): Promise<Visit> {
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
  const step: Visit["step"] = async (action) => {
    if (leaving !== undefined) throw fault ?? new OutputError(`${out} is not being written any more.`);
    try {
      return await action();
    } catch (error) {
      fault ??= outputFault(out, isOutputError(error) ? error : (denied ?? error));
      await leave();
      throw fault;
    }
  };
  return step(async () => {
    const places = preparePlaces(out);
    actions.push(() => unmakeFolder(path.dirname(places.folder), places.made));
    try {
      actions.push(await lockWorkshop(out, places.workshop, waiting));
      actions.push(() => recover(places));
      recover(places);
    } catch (error) {
      // No run can write there, so none has to be waited for, and what is there can be looked at.
      if (!DENIED.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
      denied = error;
    }
    return { places, step, leave, onLeave: (action) => void actions.push(action) };
  });
}
