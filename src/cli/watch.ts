import { watch } from "node:fs";
import { interrupted } from "./interrupted.ts";

/** Editors write a file in several steps, and one save may touch several files. */
const SETTLE_MS = 30;

/** Yields at once, then after every change below a folder, many at once as one. Ends when the process is interrupted. */
export async function* changesIn(folder: string): AsyncGenerator<void> {
  let tell = (): void => {};
  const nextChange = () =>
    new Promise<void>((resolve) => {
      tell = resolve;
    });
  let settling: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(() => tell(), SETTLE_MS);
  });
  const end = interrupted();
  const ended = end.then(() => true);
  try {
    for (let over = false; !over; ) {
      // Listening begins before the consumer is at work, so what changes meanwhile is heard.
      const changed = nextChange();
      yield;
      over = await Promise.race([ended, changed.then(() => false)]);
    }
  } finally {
    clearTimeout(settling);
    watcher.close();
    end.forget();
  }
}
