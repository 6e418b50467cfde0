/** The thread in which a large folder is built, while the one that started it makes the files. */
import { parentPort, workerData } from "node:worker_threads";
import { beginBuild, type Site } from "./build.ts";
import type { Answer, Request } from "./build-thread.ts";

const build = beginBuild(workerData as Site);

parentPort?.on("message", (request: Request) => {
  parentPort?.postMessage(answerTo(request));
});

function answerTo(request: Request): Answer {
  try {
    if (request === "complete") return { built: build.complete() };
    build.add(request);
    return {};
  } catch (error) {
    const { name, message, code, path, syscall } = error as NodeJS.ErrnoException;
    return { fault: { name, message, code, path, syscall } };
  }
}
