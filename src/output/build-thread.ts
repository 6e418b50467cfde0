import { startThread } from "../load/thread.ts";
import type { Built, OutputFile, Site } from "./build.ts";

/** What the thread is asked: to add files, or to complete the folder. */
export type Request = readonly OutputFile[] | "complete";

/** What it answers to each; a fault as plain data, for errors lose their codes on the way. */
export type Answer = { readonly built?: Built } | { readonly fault: Fault };

export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly path: string | undefined;
  readonly syscall: string | undefined;
}

/** A build in a thread of its own, so that the caller can make the next files meanwhile. */
export interface BuildThread {
  /** Resolves when the files are on disk. */
  add(files: readonly OutputFile[]): Promise<void>;
  complete(): Promise<Built>;
  /** Ends the thread, in the middle of its work if need be. */
  end(): Promise<void>;
}

/** So many megabytes of new objects at a time: it only passes texts on. */
const YOUNG_MB = 8;

/** @returns `undefined` where there are no threads */
export function startBuildThread(site: Site): BuildThread | undefined {
  const limits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const thread = startThread<Answer>(import.meta.url, "build-worker", site, limits);
  if (thread === undefined) return undefined;
  // Answers come in the order of the requests.
  const ask = async (request: Request): Promise<Built | undefined> => {
    thread.post(request);
    const answer = await thread.next();
    if ("fault" in answer) throw Object.assign(new Error(answer.fault.message), answer.fault);
    return answer.built;
  };
  return {
    add: async (files) => void (await ask(files)),
    complete: async () => (await ask("complete"))!,
    end: thread.end,
  };
}
