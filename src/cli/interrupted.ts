import { readersGone } from "./readers.ts";

/**
 * Resolves when the process is asked to end, or nobody reads what it says; from here on, asking does not end it. Call it
 * before telling others that they can begin, for they may ask at once.
 */
export function interrupted(): Promise<void> & { forget(): void } {
  let end = (): void => {};
  const waiting = new Promise<void>((resolve) => {
    end = resolve;
  });
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  readersGone.then(end);
  return Object.assign(waiting, {
    /** Lets the process end by itself again. */
    forget() {
      process.off("SIGINT", end);
      process.off("SIGTERM", end);
    },
  });
}
