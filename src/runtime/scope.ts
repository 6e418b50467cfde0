const LONGEST_TIMER = 2 ** 31 - 1;

/** What ends one call early: the caller's signal, or the deadline that counts everything the call does. */
export interface Scope {
  /** Aborts with the caller's reason, or when the deadline passes. */
  readonly signal: AbortSignal;
  /** Whether `error` is what this scope's deadline, not the caller's signal, rejected something with. */
  expiredWith(error: unknown): boolean;
  /** Whether `error` is what the caller's signal rejected something with. */
  abortedWith(error: unknown): boolean;
  /** Milliseconds until the deadline; of an outer signal, nothing is known. */
  leftMs(): number;
  /** Moves the deadline to `timeoutMs` from now; Infinity takes it away. */
  setDeadline(timeoutMs: number): void;
  /** `promise`, unless the scope ends first; then its reason. What the promise does goes on. */
  race<T>(promise: PromiseLike<T>): Promise<T>;
  sleep(ms: number): Promise<void>;
  /** Lets go of the caller's signal and the timer. Every scope must be closed. */
  close(): void;
}

/** Whom to tell about a signal. One listener serves them all: Node warns of the eleventh. */
const followers = new WeakMap<AbortSignal, Set<() => void>>();

// One function, so that adding it to the same signal again changes nothing.
const announce = ({ currentTarget }: Event): void => {
  for (const relay of [...(followers.get(currentTarget as AbortSignal) ?? [])]) relay();
};

/** @returns what ends it. */
function follow(signal: AbortSignal, relay: () => void): () => void {
  const relays = followers.get(signal) ?? new Set();
  followers.set(signal, relays.add(relay));
  signal.addEventListener("abort", announce);
  return () => {
    relays.delete(relay);
    if (!relays.size) signal.removeEventListener("abort", announce);
  };
}

/**
 * Runs something within a scope, which then ends.
 *
 * @param told What to throw instead of an error.
 */
export async function inScope<T>(
  outer: AbortSignal | undefined,
  timeoutMs: number,
  run: (scope: Scope) => Promise<T>,
  told: (error: unknown, scope: Scope) => unknown,
): Promise<T> {
  const scope = openScope(outer, timeoutMs);
  try {
    return await run(scope);
  } catch (error) {
    throw told(error, scope);
  } finally {
    scope.close();
  }
}

/** @param outer The caller's signal. */
export function openScope(outer: AbortSignal | undefined, timeoutMs: number): Scope {
  const controller = new AbortController();
  const { signal } = controller;
  /** Those who wait within the scope; cheaper than as many listeners to the signal. */
  const waiting = new Set<(reason: unknown) => void>();
  let timedOut = false;
  let deadline: number;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = (reason?: unknown): void => {
    controller.abort(reason);
    for (const reject of waiting) reject(signal.reason);
    waiting.clear();
  };
  const setDeadline = (ms: number): void => {
    clearTimeout(timer);
    deadline = performance.now() + ms;
    if (ms === Number.POSITIVE_INFINITY || signal.aborted) return;
    // A longer timer would fire at once.
    const step = Math.min(ms, LONGEST_TIMER);
    timer = setTimeout(() => {
      if (step < ms) return setDeadline(ms - step);
      timedOut = true;
      end();
    }, step);
  };
  const race = <T>(promise: PromiseLike<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) reject(signal.reason);
      else waiting.add(reject);
      // Also of a scope that has ended: what the promise rejects with must not go unhandled.
      promise.then(resolve, reject).then(() => waiting.delete(reject));
    });

  const unfollow = outer && follow(outer, () => end(outer.reason));
  if (outer?.aborted) end(outer.reason);
  setDeadline(timeoutMs);
  return {
    signal,
    expiredWith: (error) => timedOut && error === signal.reason,
    abortedWith: (error) => !timedOut && signal.aborted && error === signal.reason,
    leftMs: () => deadline - performance.now(),
    setDeadline,
    race,
    async sleep(ms) {
      let pause: typeof timer;
      try {
        await race(
          new Promise<void>((resolve) => {
            pause = setTimeout(resolve, Math.min(ms, LONGEST_TIMER));
          }),
        );
      } finally {
        clearTimeout(pause);
      }
    },
    close() {
      clearTimeout(timer);
      unfollow?.();
    },
  };
}
