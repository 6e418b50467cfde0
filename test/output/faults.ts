import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** What befalls a process when it changes files. */
export interface Fault {
  /** Only calls about something in this folder count. */
  readonly inside: string;
  /** Which of them is hit, counted from 1; default: all. */
  readonly at?: number;
  /** Which functions count. Default: all that are used. */
  readonly calls?: readonly (keyof typeof fs)[];
  /** What the call fails with. */
  readonly code?: string;
  /** What the process gets just before the call. */
  readonly signal?: NodeJS.Signals;
}

const CALLS = ["mkdirSync", "writeFileSync", "linkSync", "renameSync", "rmSync", "rmdirSync"] as const;

/** @returns what ends it, and tells whether a call was hit */
export function injectFault({ inside, at, calls = CALLS, code, signal }: Fault): () => boolean {
  const functions = fs as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const originals = calls.map((name) => [name, functions[name]!] as const);
  let count = 0;
  let isHit = false;
  for (const [name, original] of originals) {
    functions[name] = (...args) => {
      const [place] = args.filter((arg) => typeof arg === "string" && arg.startsWith(inside));
      if (place !== undefined && !isPaused() && (++count === at || at === undefined)) {
        isHit = true;
        if (signal !== undefined) process.kill(process.pid, signal);
        if (code !== undefined)
          throw Object.assign(new Error(`${code}: injected, ${name} '${place}'`), { code, path: place });
      }
      return original(...args);
    };
  }
  syncBuiltinESMExports();
  return () => {
    for (const [name, original] of originals) functions[name] = original;
    syncBuiltinESMExports();
    return isHit;
  };
}

const paused = Symbol.for("faults paused");
const isPaused = (): boolean => paused in globalThis;

/** Carries out what no fault shall hit. */
export async function withoutFaults<T>(action: () => Promise<T>): Promise<T> {
  Object.assign(globalThis, { [paused]: true });
  try {
    return await action();
  } finally {
    Reflect.deleteProperty(globalThis, paused);
  }
}
