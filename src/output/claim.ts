import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Holder, stateOf, thisProcess } from "./holder.ts";

/** Says in a folder which process it belongs to. */
const HOLDER = "holder.json";

/** Where nobody can tell whether a process still runs, what it claimed is its own for so long: a run takes seconds. */
const STALE_MS = 120_000;

/** Makes a folder that belongs to this process. */
export function claim(folder: string): void {
  mkdirSync(folder);
  writeFileSync(path.join(folder, HOLDER), JSON.stringify(thisProcess()));
}

export function holderOf(folder: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, HOLDER), "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

export function isOwn(folder: string): boolean {
  const [holder, self] = [holderOf(folder), thisProcess()];
  return holder?.host === self.host && holder.pid === self.pid && holder.started === self.started;
}

/** Whether the process that a folder belongs to is gone. A folder that is not there is not stale. */
export function isStale(folder: string): boolean {
  const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return false;
  const holder = holderOf(folder);
  const state = holder === undefined ? "unknown" : stateOf(holder);
  return state === "dead" || (state === "unknown" && Date.now() - made > STALE_MS);
}
