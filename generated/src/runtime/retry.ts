/**
 * How often, and how patiently, to send again what got no answer: transport faults, answers that are cut off, 408, 425,
 * 429, and 5xx without a ZStack error. Once a server has accepted a job, or may have, it is asked until the deadline,
 * however often that fails.
 */
export interface RetryOptions {
  /** Including the first. 1: everything is sent once. Default 4. */
  readonly attempts?: number | undefined;
  /** The pause after the first failed attempt; it doubles after each. Milliseconds; default 200. */
  readonly baseDelayMs?: number | undefined;
  /** What the pause grows to. Milliseconds; default 5000. */
  readonly maxDelayMs?: number | undefined;
}

/**
 * How long to wait after the `failed`-th attempt in a row. It doubles from attempt to attempt, and varies by half, so that
 * clients whose server was away do not all come back at once.
 */
export function pauseMs({ baseDelayMs = 200, maxDelayMs = 5000 }: RetryOptions, failed: number): number {
  return vary(Math.min(maxDelayMs, baseDelayMs * 2 ** (failed - 1)), 0.5);
}

/** `ms`, or less by a random share of up to `most`. */
export function vary(ms: number, most: number): number {
  return ms * (1 - most * Math.random());
}

/** Milliseconds from a `Retry-After` header: seconds, or a date. */
export function parseRetryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
