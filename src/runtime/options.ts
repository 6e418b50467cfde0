import type { Auth } from "./auth.ts";
import type { CallOptions } from "./call-options.ts";
import { ZStackConfigError } from "./errors.ts";
import type { ClientEvent } from "./events.ts";
import { isRecord } from "./json.ts";
import type { RetryOptions } from "./retry.ts";

/** How to reach a management node, and how to behave there. */
export interface ClientOptions {
  /** `http://10.0.0.10:8080`; a trailing slash, `/zstack` or `/zstack/v1` may stay. No credentials in it. */
  readonly endpoint: string;
  /** Needed by every operation but those that are open, such as logging in. */
  readonly auth?: Auth | undefined;
  /**
   * Sends a request, as the global `fetch`, the default, does. It gets a `Request`, and the `init` it was made of for
   * those who know no other library's: `fetch: undici.fetch` works, and so does a server's handler. To add to it, pass
   * on both: `(request, init) => undici.fetch(request.url, { ...init, dispatcher })`; `request` alone would be its URL to
   * another library, without method, headers and body.
   */
  readonly fetch?: ((request: Request, init: RequestInit) => Response | Promise<Response>) | undefined;
  /**
   * Which body key holds the params where documentation and servers disagree. Default `"both"`: servers ignore keys
   * they do not know. `"documented"` sends the documented one alone, `"action"` the one servers dispatch on.
   */
  readonly bodyKey?: "both" | "documented" | "action" | undefined;
  /** How to wait for jobs. */
  readonly job?: JobOptions | undefined;
  /** How often, and how patiently, to send again what got no answer. */
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

/** What an option must be, in words and as a test; or those of an object. */
type Rule = readonly [wanted: string, fits: (value: never) => unknown] | Rules;

interface Rules extends Readonly<Record<string, Rule>> {}

const isFunction = (value: unknown): boolean => typeof value === "function";
const ANY: Rule = ["", () => true];
const FUNCTION: Rule = ["a function", isFunction];
const OBJECT: Rule = ["an object", isRecord];
const TEXTS: Rule = ["a list of texts", Array.isArray];
const DURATION: Rule = ["a number of milliseconds above 0", (ms) => typeof ms === "number" && ms > 0];
const PAUSE: Rule = ["a number of milliseconds, 0 or more", (ms) => Number.isFinite(ms) && ms >= 0];
const RETRY: Rules = {
  attempts: ["an integer above 0", (times) => Number.isInteger(times) && times > 0],
  baseDelayMs: PAUSE,
  maxDelayMs: PAUSE,
};

const CLIENT_OPTIONS: Rules = {
  endpoint: ANY,
  auth: ["made by passwordAuth or the like", (auth: Auth) => isFunction(auth?.connect)],
  fetch: FUNCTION,
  bodyKey: ["both, documented or action", (key) => /^(both|documented|action)$/.test(key)],
  job: { pollIntervalMs: PAUSE, maxPollIntervalMs: PAUSE, timeoutMs: DURATION },
  retry: RETRY,
  locale: ["a language tag", (text) => /^[\w*;,=. -]+$/.test(text)],
  onEvent: FUNCTION,
};

const CALL_OPTIONS: Rules = {
  systemTags: TEXTS,
  userTags: TEXTS,
  signal: ["an AbortSignal", (signal: AbortSignal) => isFunction(signal?.addEventListener)],
  timeoutMs: DURATION,
  onProgress: FUNCTION,
  jobUuid: ["32 letters or digits", (uuid) => /^[\w-]{32}$/.test(uuid)],
  webHook: ANY,
  retry: RETRY,
  attemptTimeoutMs: DURATION,
  onResponse: FUNCTION,
  headers: OBJECT,
  pageSize: ANY,
};

/** @throws ZStackConfigError for what TypeScript would not have let pass. */
export function checkClientOptions(options: ClientOptions): void {
  check(options, CLIENT_OPTIONS);
}

/** @throws ZStackConfigError for what TypeScript would not have let pass. */
export function checkCallOptions(options: CallOptions): void {
  check(options, CALL_OPTIONS);
}

/** Other names may stay: options are often part of an object that has more. Those that are nearly right are mistakes. */
function check(value: unknown, rule: Rule, name = "options", prefix = ""): void {
  const [wanted, fits] = (Array.isArray(rule) ? rule : OBJECT) as Exclude<Rule, Rules>;
  if (!fits(value as never)) throw new ZStackConfigError(`"${name}" must be ${wanted}`);
  if (Array.isArray(rule)) return;
  const options = value as Readonly<Record<string, unknown>>;
  for (const given of Object.keys(options)) {
    const meant = !(given in rule) && Object.keys(rule).find((each) => isAlike(given, each));
    if (meant) throw new ZStackConfigError(`there is no "${prefix}${given}"; did you mean "${meant}"?`);
  }
  for (const [each, inner] of Object.entries(rule))
    if (options[each] !== undefined) check(options[each], inner, prefix + each, `${each}.`);
}

/** Whether one is the other but for letter case, what stands before or after it, or two letters. */
function isAlike(given: string, name: string): boolean {
  const [short = "", long = ""] = [given.toLowerCase(), name.toLowerCase()].sort(
    (a, b) => a.length - b.length,
  );
  // How far the beginnings and the ends agree is near enough to an edit distance for names.
  let head = 0;
  while (head < short.length && short[head] === long[head]) head++;
  return (given.length > 3 && long.includes(short)) || short.slice(head).endsWith(long.slice(head + 2));
}
