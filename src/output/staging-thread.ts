import { startThread } from "../load/thread.ts";
import { beginStaging, type OutputFile, type Staged, type Staging } from "./staging.ts";

/** What a thread is asked: to add files, or to complete. */
export type Request = readonly OutputFile[] | "complete";

/** What it answers to each; a fault as plain data. */
export type Answer = { readonly staged: Staged | undefined } | { readonly fault: object };

export function answerTo(staging: Staging, request: Request): Staged | undefined {
  return request === "complete" ? staging.complete() : void staging.add(request);
}

/** Files are staged so many at a time, or so many characters. */
const FILES = 128;
const CHARACTERS = 1 << 20;

/** So many portions may be on their way to the disk. */
const UNDER_WAY = 4;

/** So many megabytes of new objects at a time: the thread only passes texts on. */
const YOUNG_MB = 8;

/** A staging that is given one file at a time. */
export interface Stream {
  /** Resolves when the next may come. */
  add(file: OutputFile): Promise<void>;
  complete(): Promise<Staged>;
  /** Stops at once; what is staged by then stays. */
  end(): Promise<void>;
}

/** Stages files in a thread of its own if they are many: a few are done before a thread has started. */
export function beginStream(folder: string): Stream {
  let portion: OutputFile[] = [];
  let characters = 0;
  let ask: ((request: Request) => Promise<Staged | undefined>) | undefined;
  let end = async (): Promise<void> => {};
  const underWay: Promise<unknown>[] = [];

  const askHere = () => {
    const staging = beginStaging(folder);
    return async (request: Request) => answerTo(staging, request);
  };
  const askThread = () => {
    const limits = { maxYoungGenerationSizeMb: YOUNG_MB };
    const thread = startThread<Answer>(import.meta.url, "staging-worker", folder, limits);
    if (thread === undefined) return undefined;
    end = thread.end;
    // Answers come in the order of the requests.
    return async (request: Request) => {
      thread.post(request);
      const answer = await thread.next();
      if ("fault" in answer) throw Object.assign(new Error(), answer.fault);
      return answer.staged;
    };
  };
  const send = (to: NonNullable<typeof ask>): void => {
    const staged = to(portion);
    // Whoever awaits it is told; until then it is no fault of the process.
    staged.catch(() => {});
    underWay.push(staged);
    portion = [];
    characters = 0;
  };
  return {
    async add(file) {
      portion.push(file);
      characters += file[1].length;
      if (portion.length < FILES && characters < CHARACTERS) return;
      ask ??= askThread() ?? askHere();
      send(ask);
      if (underWay.length > UNDER_WAY) await underWay.shift();
    },
    async complete() {
      ask ??= askHere();
      send(ask);
      await Promise.all(underWay);
      return (await ask("complete"))!;
    },
    end: () => end(),
  };
}
