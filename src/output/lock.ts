import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OutputError } from "./fault.ts";
import { makeFolder } from "./file-changes.ts";
import { factsOf } from "./file-facts.ts";
import { type Holder, stateOf, thisProcess } from "./holder.ts";

/** How long another run is waited for. */
const PATIENCE_MS = 60_000;

const POLL_MS = 25;

/** Where nobody can tell whether a process still runs, its lock holds for so long: a run takes seconds. */
const STALE_MS = 120_000;

/** How to wait for another run. */
export interface Waiting {
  /** Told once, when there is somebody to wait for. */
  onWait?(who: string): void;
  /** Default: a minute. */
  readonly patienceMs?: number;
}

/**
 * Makes sure that no other run works in a workshop, which is made for it. A lock is a folder that says who holds it:
 * renaming gives it its name with its contents, or fails because one is there.
 *
 * @param out how the user calls the folder that the workshop is for
 * @returns what gives the lock back, and removes the workshop unless somebody still has something in it
 * @throws OutputError when another run does not end
 */
export async function lockWorkshop(
  out: string,
  workshop: string,
  { onWait, patienceMs = PATIENCE_MS }: Waiting = {},
): Promise<() => void> {
  const lock = path.join(workshop, "lock");
  const start = performance.now();
  try {
    for (let waited = false; !takeOver(lock); await wait(POLL_MS)) {
      const who = nameOf(holderOf(lock));
      if (!waited && who !== undefined) onWait?.(who);
      waited ||= who !== undefined;
      if (performance.now() - start > patienceMs) {
        throw new OutputError(
          `${out} is being written by another run (${who ?? "it does not say which"}). Wait for its end; if there is none, remove ${lock}.`,
        );
      }
    }
  } catch (error) {
    closeWorkshop(workshop);
    throw error;
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    if (isOwn(lock)) discard(lock);
    closeWorkshop(workshop);
  };
}

/** The locks of this process. */
const held = new Set<string>();

/** Takes a lock that nobody has, or that nobody will give back. */
function takeOver(lock: string): boolean {
  openWorkshop(path.dirname(lock));
  if (take(lock)) return true;
  if (!isForsaken(lock)) return false;
  takeAway(lock);
  return take(lock);
}

function take(lock: string): boolean {
  const own = `${lock}-${randomBytes(6).toString("hex")}`;
  try {
    mkdirSync(own);
    writeFileSync(path.join(own, HOLDER), JSON.stringify(thisProcess()));
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

/** Takes a forsaken lock away. Only who holds the lock's own lock may, or a new lock could be taken for the old one. */
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

/** Says in a lock which process it belongs to. */
const HOLDER = "holder.json";

function holderOf(lock: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path.join(lock, HOLDER), "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function nameOf(holder: Holder | undefined): string | undefined {
  return holder === undefined ? undefined : `process ${holder.pid} on ${holder.host.split("/")[0]}`;
}

function isOwn(lock: string): boolean {
  return JSON.stringify(holderOf(lock)) === JSON.stringify(thisProcess());
}

/** Whether nobody will give a lock back: who held it is gone, or is this process and could not. */
function isForsaken(lock: string): boolean {
  const made = factsOf(lock)?.mtimeMs;
  if (made === undefined) return false;
  const holder = holderOf(lock);
  const state = holder === undefined ? "unknown" : stateOf(holder);
  return (
    state === "dead" ||
    (state === "unknown" && Date.now() - made > STALE_MS) ||
    (isOwn(lock) && !held.has(lock))
  );
}

const IGNORE = ".gitignore";

/** It is hidden from git, for a run that is killed leaves much in it. */
function openWorkshop(workshop: string): void {
  if (factsOf(workshop)?.isSymbolicLink()) throw new OutputError(`${workshop} is a link. Remove it.`);
  if (makeFolder(workshop) !== undefined) writeFileSync(path.join(workshop, IGNORE), "*\n");
}

function closeWorkshop(workshop: string): void {
  try {
    if (readdirSync(workshop).some((name) => name !== IGNORE)) return;
    rmSync(path.join(workshop, IGNORE), { force: true });
    rmdirSync(workshop);
  } catch {
    // Another run has just come in, or removed it before us.
  }
}

/** Removes locks that were in the making when their process was killed. Who is just making one makes another. */
export function sweepLocks(workshop: string): void {
  for (const name of readdirSync(workshop)) {
    const lock = path.join(workshop, name);
    if (name.startsWith("lock-") && (holderOf(lock) === undefined || isForsaken(lock)))
      rmSync(lock, { recursive: true, force: true });
  }
}
