const LONGEST_TIMER = 2 ** 31 - 1;

/** Whom to tell about a signal. One listener serves them all: Node warns of the eleventh. */
const followers = new WeakMap<AbortSignal, Set<() => void>>();

// One function, so that adding it to the same signal again changes nothing.
const announce = ({ currentTarget }: Event): void => {
  for (const relay of [...(followers.get(currentTarget as AbortSignal) ?? [])]) relay();
};

function follow(signal: AbortSignal, relay: () => void): void {
  const relays = followers.get(signal) ?? new Set();
  followers.set(signal, relays.add(relay));
  signal.addEventListener("abort", announce);
}

function unfollow(signal: AbortSignal, relay: () => void): void {
  const relays = followers.get(signal);
  relays?.delete(relay);
  if (!relays?.size) signal.removeEventListener("abort", announce);
}

/** What ends one call early: the caller's signal, or the deadline that counts everything the call does. */
export class Scope {
  /** Aborts with the caller's reason, or when the deadline passes. */
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal | undefined;
  /** Those who wait within the scope; cheaper than as many listeners to the signal. */
  readonly #waiting = new Set<(reason: unknown) => void>();
  #timedOut = false;
  #deadline = Number.POSITIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(signal: AbortSignal | undefined, timeoutMs: number) {
    this.signal = this.#controller.signal;
    this.#outer = signal;
    if (signal?.aborted) this.#relay();
    else if (signal) follow(signal, this.#relay);
    this.setDeadline(timeoutMs);
  }

  /** Whether `error` is what this scope's deadline, not the caller's signal, rejected something with. */
  expiredWith(error: unknown): boolean {
    return this.#timedOut && error === this.signal.reason;
  }

  /** Whether `error` is what the caller's signal rejected something with. */
  abortedWith(error: unknown): boolean {
    return !this.#timedOut && this.signal.aborted && error === this.signal.reason;
  }

  /** Milliseconds until the deadline; of an outer signal, nothing is known. */
  leftMs(): number {
    return this.#deadline - performance.now();
  }

  /** Moves the deadline to `timeoutMs` from now; Infinity takes it away. */
  setDeadline(timeoutMs: number): void {
    clearTimeout(this.#timer);
    this.#deadline = performance.now() + timeoutMs;
    if (timeoutMs === Number.POSITIVE_INFINITY || this.signal.aborted) return;
    // A longer timer would fire at once.
    const step = Math.min(timeoutMs, LONGEST_TIMER);
    this.#timer = setTimeout(() => {
      if (step < timeoutMs) return this.setDeadline(timeoutMs - step);
      this.#timedOut = true;
      this.#end();
    }, step);
  }

  /** `promise`, unless the scope ends first; then its reason. What the promise does goes on. */
  race<T>(promise: PromiseLike<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.signal.aborted) reject(this.signal.reason);
      else this.#waiting.add(reject);
      const leave = (): boolean => this.#waiting.delete(reject);
      // Also of a scope that has ended: what the promise rejects with must not go unhandled.
      promise.then(
        (value) => {
          leave();
          resolve(value);
        },
        (error: unknown) => {
          leave();
          reject(error);
        },
      );
    });
  }

  async sleep(ms: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await this.race(
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, Math.min(ms, LONGEST_TIMER));
        }),
      );
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets go of the caller's signal and the timer. Every scope must be closed. */
  close(): void {
    clearTimeout(this.#timer);
    if (this.#outer) unfollow(this.#outer, this.#relay);
  }

  readonly #relay = (): void => this.#end(this.#outer?.reason);

  #end(reason?: unknown): void {
    this.#controller.abort(reason);
    for (const reject of this.#waiting) reject(this.signal.reason);
    this.#waiting.clear();
  }
}
