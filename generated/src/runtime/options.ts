import type { Auth } from "./auth.js";
import { ZStackConfigError } from "./errors.js";
import type { ClientEvent } from "./events.js";
import type { JobStatus } from "./job.js";

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
  /** How long to wait for a job. Default: the time the server allows it (`apiTimeout`), or else 30 minutes. */
  readonly timeoutMs?: number | undefined;
}

/** How often, and how patiently, to send again what got no answer. Reserved: this version sends everything once. */
export interface RetryOptions {
  /** Including the first. Default 4. */
  readonly attempts?: number | undefined;
  /** Default 200. */
  readonly baseDelayMs?: number | undefined;
  /** Default 5000. */
  readonly maxDelayMs?: number | undefined;
}

/** What one call may have besides its params. */
export interface CallOptions {
  /** `systemTags` of the message, beside the params. */
  readonly systemTags?: readonly string[] | undefined;
  /** `userTags` of the message, beside the params. */
  readonly userTags?: readonly string[] | undefined;
  /** Stops waiting, never the job: the call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How long the whole call may take: logging in, submitting and waiting. Default: see {@link JobOptions}. */
  readonly timeoutMs?: number | undefined;
  /** Called after each poll. What it throws is ignored. */
  readonly onProgress?: ((status: JobStatus<unknown>) => void) | undefined;
  /**
   * The job's uuid, for callers who store it before they call. 32 characters, and never used before. Default: random.
   * When a session ended while the call was under way, what is submitted again gets a random one.
   */
  readonly jobUuid?: string | undefined;
  /**
   * Further headers of the submission, such as `X-Web-Hook`. `Authorization`, `X-Job-UUID` and
   * `Content-Type` are not overridden.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
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

/** @throws ZStackConfigError unless `value` is absent or a positive number that a pause can last. */
export function checkPause(name: string, value: number | undefined): number | undefined {
  if (value !== Number.POSITIVE_INFINITY) return checkDuration(name, value);
  throw new ZStackConfigError(`"${name}" must be finite`);
}

/** Checks what is not in use yet, too: a mistake should not come to light with a later version. */
export function checkRetry({ attempts, baseDelayMs, maxDelayMs }: RetryOptions = {}): void {
  if (attempts !== undefined && !(Number.isInteger(attempts) && attempts >= 1)) {
    throw new ZStackConfigError('"retry.attempts" must be an integer, 1 or more');
  }
  checkPause("retry.baseDelayMs", baseDelayMs);
  checkPause("retry.maxDelayMs", maxDelayMs);
}
