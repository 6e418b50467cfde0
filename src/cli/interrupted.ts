/** Resolves when the process is asked to end; until then, asking does not end it. */
export function interrupted(): Promise<void> & { forget(): void } {
  let end = (): void => {};
  const waiting = new Promise<void>((resolve) => {
    end = resolve;
  });
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  return Object.assign(waiting, {
    /** Lets the process end by itself again. */
    forget() {
      process.off("SIGINT", end);
      process.off("SIGTERM", end);
    },
  });
}
