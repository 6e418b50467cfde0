import { Worker } from "node:worker_threads";
import { workerModule } from "../../load/worker-module.ts";
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

/** @returns `undefined` where there are no threads */
export function startBuildThread(site: Site): BuildThread | undefined {
  const module = workerModule(import.meta.url, "build-worker");
  if (module === undefined) return undefined;
  const worker = new Worker(module, { workerData: site, resourceLimits: { maxYoungGenerationSizeMb: 8 } });
  const waiting: { resolve(built: Built | undefined): void; reject(error: unknown): void }[] = [];
  const fail = (error: unknown): void => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  // Answers come in the order of the requests.
  worker.on("message", (answer: Answer) => {
    const first = waiting.shift();
    if ("fault" in answer) first?.reject(Object.assign(new Error(answer.fault.message), answer.fault));
    else first?.resolve(answer.built);
  });
  worker.on("error", fail);
  const exited = new Promise<void>((resolve) => {
    worker.once("exit", () => {
      fail(new Error("the thread that writes has ended"));
      resolve();
    });
  });
  const ask = (request: Request): Promise<Built | undefined> => {
    const answer = new Promise<Built | undefined>((resolve, reject) => waiting.push({ resolve, reject }));
    worker.postMessage(request);
    return answer;
  };
  return {
    add: async (files) => void (await ask(files)),
    complete: async () => (await ask("complete"))!,
    end: async () => {
      await worker.terminate();
      await exited;
    },
  };
}
