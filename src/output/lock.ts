import { randomBytes } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { claim, holderOf, isOwn, isStale } from "./claim.ts";
import { OutputError } from "./fault.ts";
import type { Holder } from "./holder.ts";
import { closeWorkshop, openWorkshop } from "./workshop.ts";

/** How long another run is waited for. */
const PATIENCE_MS = 60_000;

const POLL_MS = 25;

/** How to wait for another run. */
export interface Waiting {
  /** Told once, when there is somebody to wait for. */
  onWait?(who: string): void;
  /** Default: a minute. */
  readonly patienceMs?: number;
}

/**
 * Makes sure that no other run works in a workshop. A lock is a folder that says who holds it: renaming gives it its name
 * with its contents, or fails because one is there.
 *
 * @returns what gives the lock back
 * @throws OutputError when another run does not end
 */
export async function lockWorkshop(
  out: string,
  workshop: string,
  waiting: Waiting = {},
): Promise<() => void> {
  const lock = path.join(workshop, "lock");
  try {
    await takeInTime(out, lock, waiting);
  } catch (error) {
    closeWorkshop(workshop);
    throw error;
  }
  return () => {
    held.delete(lock);
    if (isOwn(lock)) discard(lock);
    closeWorkshop(workshop);
  };
}

/** The locks of this process. */
const held = new Set<string>();

/** Whether nobody will give a lock back: who held it is gone, or is this process and could not. */
function isForsaken(lock: string): boolean {
  return isStale(lock) || (isOwn(lock) && !held.has(lock));
}

async function takeInTime(
  out: string,
  lock: string,
  { onWait, patienceMs = PATIENCE_MS }: Waiting,
): Promise<void> {
  const start = performance.now();
  for (let waited = false; ; ) {
    openWorkshop(path.dirname(lock));
    if (take(lock)) break;
    if (isForsaken(lock)) {
      takeAway(lock);
      if (take(lock)) break;
    }
    const who = nameOf(holderOf(lock));
    if (!waited && who !== undefined) onWait?.(who);
    waited ||= who !== undefined;
    if (performance.now() - start > patienceMs) {
      throw new OutputError(
        `${out} is being written by another run (${who ?? "it does not say which"}). Wait for its end; if there is none, remove ${lock}.`,
      );
    }
    await wait(POLL_MS);
  }
  held.add(lock);
}

function take(lock: string): boolean {
  const own = `${lock}-${randomBytes(6).toString("hex")}`;
  try {
    claim(own);
    renameSync(own, lock);
    return true;
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    // One is there; or the workshop is gone again, with the run that made it.
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTEMPTY" || code === "EEXIST" || code === "ENOENT" || holderOf(lock) !== undefined)
      return false;
    throw error;
  }
}

/** Takes a stale lock away. Only who holds the lock's own lock may, or a new lock could be taken for the stale one. */
function takeAway(lock: string): void {
  const right = `${lock}-over`;
  if (take(right)) {
    if (isForsaken(lock)) discard(lock);
    discard(right);
  } else if (isForsaken(right)) {
    takeAway(right);
  }
}

/** A folder is not removed at once, but renamed it is. */
function discard(lock: string): void {
  const trash = `${lock}-${randomBytes(6).toString("hex")}`;
  renameSync(lock, trash);
  rmSync(trash, { recursive: true, force: true });
}

function nameOf(holder: Holder | undefined): string | undefined {
  return holder === undefined ? undefined : `process ${holder.pid} on ${holder.host.split("/")[0]}`;
}
