import { setImmediate as loopTurn } from "node:timers/promises";

/** What asks a process to end, and can be put off. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Carries out what must not be interrupted half-way. A signal that arrives meanwhile ends the process as it would have,
 * but afterwards. What nobody can put off (SIGKILL, a power cut) still can hit.
 *
 * @param section runs at once and as a whole
 */
export async function uninterrupted<T>(section: () => T): Promise<T> {
  let caught: NodeJS.Signals | undefined;
  // Without a listener a signal ends the process in the midst of a module's code; with one it waits for that to end.
  const hold = (signal: NodeJS.Signals): void => {
    caught ??= signal;
  };
  // Where somebody else listens, it is theirs to end the process.
  const ours = SIGNALS.filter((signal) => process.listenerCount(signal) === 0);
  for (const signal of ours) process.on(signal, hold);
  try {
    return section();
  } finally {
    // What arrived is told in the loop's next full turn; the first may be one that had begun already.
    await loopTurn();
    await loopTurn();
    for (const signal of ours) process.off(signal, hold);
    if (caught !== undefined) process.kill(process.pid, caught);
  }
}
