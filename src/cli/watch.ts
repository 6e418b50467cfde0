import { watch } from "node:fs";

/** Editors write a file in several steps, and one save may touch several files. */
const SETTLE_MS = 30;

/** Yields at once, then after every change below a folder, many at once as one. Ends when the process is interrupted. */
export async function* changesIn(folder: string): AsyncGenerator<void> {
  let pending = true;
  let ended = false;
  let wake = (): void => {};
  let settling: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      pending = true;
      wake();
    }, SETTLE_MS);
  });
  const end = (): void => {
    ended = true;
    wake();
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  try {
    while (!ended) {
      if (pending) {
        pending = false;
        yield;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    clearTimeout(settling);
    watcher.close();
    process.off("SIGINT", end);
    process.off("SIGTERM", end);
  }
}
