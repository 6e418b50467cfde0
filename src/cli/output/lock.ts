import { randomBytes } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OutputError } from "../errors.ts";
import { type Holder, stateOf, thisProcess } from "./holder.ts";

/** A run takes seconds. A lock is older than this only if who held it is gone, where nobody can tell by its number. */
const STALE_MS = 120_000;

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
  { onWait, patienceMs = PATIENCE_MS }: Waiting = {},
): Promise<() => void> {
  const lock = path.join(workshop, "lock");
  const start = performance.now();
  for (let waited = false; ; ) {
    openWorkshop(workshop);
    if (take(lock)) break;
    if (isStale(lock)) {
      takeAway(lock);
      continue;
    }
    const who = nameOf(holderOf(lock));
    if (performance.now() - start > patienceMs) {
      throw new OutputError(
        `${out} is being written by another run (${who ?? "it does not say which"}). Wait for its end; if there is none, remove ${lock}.`,
      );
    }
    if (!waited && who !== undefined) onWait?.(who);
    waited ||= who !== undefined;
    await wait(POLL_MS);
  }
  sweep(workshop);
  return () => {
    if (isOwn(holderOf(lock))) discard(lock);
    closeWorkshop(workshop);
  };
}

/** Hidden from git, for a run that is killed leaves much in it. */
function openWorkshop(workshop: string): void {
  if (mkdirSync(workshop, { recursive: true }) === undefined) return;
  writeFileSync(path.join(workshop, ".gitignore"), "*\n");
}

/** Removes the workshop, unless another run is in it. */
function closeWorkshop(workshop: string): void {
  if (readdirSync(workshop).some((name) => name !== ".gitignore")) return;
  rmSync(path.join(workshop, ".gitignore"), { force: true });
  try {
    rmdirSync(workshop);
  } catch {
    // Another run has just come in.
  }
}

function take(lock: string): boolean {
  const own = `${lock}-${randomBytes(6).toString("hex")}`;
  try {
    mkdirSync(own);
    writeFileSync(path.join(own, "holder.json"), JSON.stringify(thisProcess()));
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
    if (isStale(lock)) discard(lock);
    discard(right);
  } else if (isStale(right)) {
    takeAway(right);
  }
}

/** A folder is not removed at once, but renamed it is. */
function discard(lock: string): void {
  const trash = `${lock}-${randomBytes(6).toString("hex")}`;
  renameSync(lock, trash);
  rmSync(trash, { recursive: true });
}

/** Removes what killed runs left of locks. */
function sweep(workshop: string): void {
  for (const name of readdirSync(workshop)) {
    const left = path.join(workshop, name);
    if (!name.startsWith("lock-")) continue;
    // Who is just making one makes another.
    if (holderOf(left) === undefined || isStale(left)) rmSync(left, { recursive: true, force: true });
  }
}

function isStale(lock: string): boolean {
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return false;
  const holder = holderOf(lock);
  const state = holder === undefined ? "unknown" : stateOf(holder);
  return state === "dead" || (state === "unknown" && Date.now() - made > STALE_MS);
}

function holderOf(lock: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path.join(lock, "holder.json"), "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function isOwn(holder: Holder | undefined): boolean {
  const self = thisProcess();
  return holder?.host === self.host && holder.pid === self.pid && holder.started === self.started;
}

function nameOf(holder: Holder | undefined): string | undefined {
  return holder === undefined ? undefined : `process ${holder.pid} on ${holder.host.split("/")[0]}`;
}
