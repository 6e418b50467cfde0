import type { Auth } from "./auth.ts";
import { ZStackConfigError } from "./errors.ts";
import type { ClientEvent } from "./events.ts";

/** How to reach a management node, and how to behave there. */
export interface ClientOptions {
  /** `http://10.0.0.10:8080`; a trailing slash, `/zstack` or `/zstack/v1` may stay. No credentials in it. */
  readonly endpoint: string;
  /** Needed by every operation but those that are open, such as logging in. */
  readonly auth?: Auth | undefined;
  /** Sends a request; gets a `Request` and may be a server's handler. Default: the global `fetch`. */
  readonly fetch?: ((request: Request) => Response | Promise<Response>) | undefined;
  /**
   * Which body key holds the params where documentation and servers disagree. Default `"both"`: servers ignore keys
   * they do not know. `"documented"` sends the documented one alone, `"action"` the one servers dispatch on.
   */
  readonly bodyKey?: "both" | "documented" | "action" | undefined;
  readonly job?: JobOptions | undefined;
  readonly retry?: RetryOptions | undefined;
  /**
   * Sent as `Accept-Language`; newer servers translate error texts. Default: the client sends
   * none, and the platform's `fetch` its own: browsers their user's languages, Node `*`, which cannot be left out.
   */
  readonly locale?: string | undefined;
  /** Called with every {@link ClientEvent}. What it throws is ignored. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined;
}

/** How to wait for jobs. All figures in milliseconds. */
export interface JobOptions {
  /** The pause before the first poll; it grows by half after each. Default 1000. */
  readonly pollIntervalMs?: number | undefined;
  /** What the pause grows to. Default 5000. */
  readonly maxPollIntervalMs?: number | undefined;
  /**
   * How long to wait for a job. Default: until the server has had time to fail it for taking longer than allowed
   * (`apiTimeout`, one longest pause and ten seconds), or else 30 minutes.
   */
  readonly timeoutMs?: number | undefined;
}

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

/** How long to wait when neither the caller nor the server says; what servers allow most operations. */
export const FALLBACK_TIMEOUT_MS: number = 30 * 60_000;

/**
 * @param name For the message only.
 * @throws ZStackConfigError unless `value` is absent or a positive number.
 */
export function checkDuration(name: string, value: number | undefined): number | undefined {
  if (value === undefined || (typeof value === "number" && value > 0)) return value;
  throw new ZStackConfigError(`"${name}" must be a positive number of milliseconds`);
}

/** @throws ZStackConfigError unless `value` is absent, 0 for no pause, or a positive number that a pause can last. */
export function checkPause(name: string, value: number | undefined): number | undefined {
  if (value === 0) return value;
  if (value !== Number.POSITIVE_INFINITY) return checkDuration(name, value);
  throw new ZStackConfigError(`"${name}" must be finite`);
}
