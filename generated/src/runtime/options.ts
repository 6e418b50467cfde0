import type { Auth } from "./auth.js";
import type { CallOptions } from "./call-options.js";
import { ZStackConfigError } from "./errors.js";
import type { ClientEvent } from "./events.js";
import { isRecord } from "./json.js";

/** How to reach a management node, and how to behave there. */
export interface ClientOptions {
  /** `http://10.0.0.10:8080`; a trailing slash, `/zstack` or `/zstack/v1` may stay. No credentials in it. */
  readonly endpoint: string;
  /** Needed by every operation but those that are open, such as logging in. */
  readonly auth?: Auth | undefined;
  /**
   * Sends a request, as the global `fetch`, the default, does: gets a `Request`, and what it was made of for those who
   * know no other library's. Undici's `fetch` does, and a server's handler.
   */
  readonly fetch?: ((request: Request, init: RequestInit) => Response | Promise<Response>) | undefined;
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

const CLIENT_OPTIONS = "endpoint auth fetch bodyKey job retry locale onEvent";
const JOB_OPTIONS = "pollIntervalMs maxPollIntervalMs timeoutMs";
const RETRY_OPTIONS = "attempts baseDelayMs maxDelayMs";
const CALL_OPTIONS =
  "systemTags userTags signal timeoutMs onProgress jobUuid webHook retry attemptTimeoutMs onResponse headers pageSize";

/** @throws ZStackConfigError for what TypeScript would not have let pass. */
export function checkClientOptions(options: ClientOptions): void {
  checkNames("the client's options", options, CLIENT_OPTIONS);
  const { auth, job = {}, retry = {} } = options;
  if (auth !== undefined && typeof auth?.connect !== "function")
    throw new ZStackConfigError(
      '"auth" must be what passwordAuth(…), accessKeyAuth(…) or sessionAuth(…) gives',
    );
  checkFunctions(options, ["fetch", "onEvent"]);
  checkNames('"job"', job, JOB_OPTIONS);
  checkNames('"retry"', retry, RETRY_OPTIONS);
}

/** @throws ZStackConfigError for what TypeScript would not have let pass. */
export function checkCallOptions(options: CallOptions): void {
  checkNames("the call's options", options, CALL_OPTIONS);
  const { signal, retry = {}, timeoutMs } = options;
  if (signal !== undefined && typeof signal?.addEventListener !== "function")
    throw new ZStackConfigError(
      '"signal" must be an AbortSignal, such as the "signal" of an AbortController',
    );
  checkFunctions(options, ["onProgress", "onResponse"]);
  checkNames('"retry"', retry, RETRY_OPTIONS);
  checkDuration("timeoutMs", timeoutMs);
}

function checkFunctions<T extends object>(options: T, names: readonly (keyof T & string)[]): void {
  for (const name of names) {
    if (options[name] !== undefined && typeof options[name] !== "function")
      throw new ZStackConfigError(`"${name}" must be a function`);
  }
}

/** Other names may stay: options are often part of an object that has more. Those that are nearly right are mistakes. */
function checkNames(what: string, options: unknown, known: string): void {
  if (!isRecord(options)) throw new ZStackConfigError(`${what} must be an object`);
  const names = known.split(" ");
  for (const given of Object.keys(options)) {
    const meant = names.includes(given) ? undefined : names.find((name) => isAlike(given, name));
    if (meant) throw new ZStackConfigError(`${what}: there is no "${given}"; did you mean "${meant}"?`);
  }
}

/** Whether one is the other but for letter case, what stands before or after it, or two letters. */
function isAlike(given: string, name: string): boolean {
  const [a, b] = [given.toLowerCase(), name.toLowerCase()];
  if (a.length > 3 && (a.includes(b) || b.includes(a))) return true;
  // How far the beginnings and the ends agree is near enough to an edit distance for names.
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return Math.max(a.length, b.length) - head - tail <= 2;
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
