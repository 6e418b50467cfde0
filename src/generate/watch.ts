import path from "node:path";
import { realPlace } from "../output/file-facts.ts";
import { watchFolders } from "./watched-folders.ts";

/** Editors write a file in several steps, and one save may touch several files. */
const SETTLE_MS = 30;

/**
 * Yields at once, then after every change below a folder, many at once as one.
 *
 * @param folder need not be there all the time
 * @param out what is written there is no change
 * @param end ends it when it resolves; default: only its consumer does
 * @throws UsageError where the system watches no more
 */
export async function* changesIn(
  folder: string,
  out: string,
  end: Promise<unknown> = new Promise(() => {}),
): AsyncGenerator<void> {
  let tell = (): void => {};
  const nextChange = () =>
    new Promise<void>((resolve) => {
      tell = resolve;
    });
  let settling: NodeJS.Timeout | undefined;
  const isOurs = (place: string): boolean => isOutput(place, realPlace(out));
  const folders = watchFolders(folder, isOurs, () => {
    clearTimeout(settling);
    settling = setTimeout(() => tell(), SETTLE_MS);
  });
  const ended = end.then(() => true);
  try {
    for (let over = false; !over; ) {
      // Listening begins before the consumer is at work, so what changes meanwhile is heard.
      const changed = nextChange();
      folders.renew();
      yield;
      over = await Promise.race([ended, changed.then(() => false)]);
    }
  } finally {
    clearTimeout(settling);
    folders.close();
  }
}

/** Whether a file belongs to an output folder. */
export function isOutput(file: string, out: string): boolean {
  const folder = path.resolve(out);
  return file === folder || file.startsWith(folder + path.sep);
}
