import { type Build, type Built, beginBuild, type OutputFile, type Site } from "./build.ts";
import { type BuildThread, startBuildThread } from "./build-thread.ts";

/** Files are written so many at a time, or so many characters. */
const FILES = 128;
const CHARACTERS = 1 << 20;

/** So many portions may be on their way to the disk. */
const UNDER_WAY = 4;

/** A build that is given one file at a time. */
export interface Portions {
  /** Resolves when the next may come. */
  add(file: OutputFile): Promise<void>;
  complete(): Promise<Built>;
  /** Stops at once; what is built by then stays. */
  end(): Promise<void>;
}

/** Builds a folder in a thread of its own if it is large: a small one is done before a thread has started. */
export function beginPortions(site: Site): Portions {
  let portion: OutputFile[] = [];
  let characters = 0;
  let build: BuildThread | undefined;
  const underWay: Promise<void>[] = [];

  const send = (thread: BuildThread): void => {
    const written = thread.add(portion);
    // Whoever awaits it is told; until then it is no fault of the process.
    written.catch(() => {});
    underWay.push(written);
    portion = [];
    characters = 0;
  };
  return {
    async add(file) {
      portion.push(file);
      characters += file[1].length;
      if (portion.length < FILES && characters < CHARACTERS) return;
      build ??= startBuildThread(site) ?? inThisThread(beginBuild(site));
      send(build);
      if (underWay.length > UNDER_WAY) await underWay.shift();
    },
    async complete() {
      build ??= inThisThread(beginBuild(site));
      send(build);
      await Promise.all(underWay);
      return build.complete();
    },
    async end() {
      await build?.end();
    },
  };
}

function inThisThread(build: Build): BuildThread {
  return {
    add: async (files) => build.add(files),
    complete: async () => build.complete(),
    end: async () => {},
  };
}
