import { watch } from "node:fs";
import path from "node:path";
import { interrupted } from "./interrupted.ts";
import { workshopOf } from "./output/workshop.ts";

/** Editors write a file in several steps, and one save may touch several files. */
const SETTLE_MS = 30;

/**
 * Yields at once, then after every change below a folder, many at once as one. Ends when the process is interrupted.
 *
 * @param out what is written there, and beside it meanwhile, is no change
 */
export async function* changesIn(folder: string, out: string): AsyncGenerator<void> {
  let tell = (): void => {};
  const nextChange = () =>
    new Promise<void>((resolve) => {
      tell = resolve;
    });
  let settling: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, (_, name) => {
    if (name !== null && isOutput(path.resolve(folder, name), out)) return;
    clearTimeout(settling);
    settling = setTimeout(() => tell(), SETTLE_MS);
  });
  let fault: Error | undefined;
  watcher.on("error", (error: NodeJS.ErrnoException) => {
    // On Linux this tells of folders, such as those of a run that writes, that are gone before they are looked at.
    if (error.code === "ENOENT") return;
    fault = error;
    tell();
  });
  const end = interrupted();
  const ended = end.then(() => true);
  try {
    for (let over = false; !over; ) {
      // Listening begins before the consumer is at work, so what changes meanwhile is heard.
      const changed = nextChange();
      yield;
      over = await Promise.race([ended, changed.then(() => false)]);
      if (fault !== undefined) throw fault;
    }
  } finally {
    clearTimeout(settling);
    watcher.close();
    end.forget();
  }
}

/** Whether a file belongs to an output folder, or lies in its workshop. */
export function isOutput(file: string, out: string): boolean {
  const folder = path.resolve(out);
  return [folder, workshopOf(folder)].some((place) => file === place || file.startsWith(place + path.sep));
}
