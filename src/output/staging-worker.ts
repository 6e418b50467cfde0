/** The thread in which many files are compared and staged, while the one that started it makes more. */
import { parentPort, workerData } from "node:worker_threads";
import { beginStaging } from "./staging.ts";
import { type Answer, answerTo, type Request } from "./staging-thread.ts";

const staging = beginStaging(workerData as string);

parentPort?.on("message", (request: Request) => {
  parentPort?.postMessage(tryAnswer(request));
});

/** Errors lose their codes on the way. */
function tryAnswer(request: Request): Answer {
  try {
    return { staged: answerTo(staging, request) };
  } catch (error) {
    const { name, message, code, path, syscall } = error as NodeJS.ErrnoException;
    return { fault: { name, message, code, path, syscall } };
  }
}
