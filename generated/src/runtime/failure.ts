import type { ToldError } from "./api-error.js";
import { createRedactor, type Envelope, type Redactor, type Secretive } from "./redact.js";

/** How much of a text a message quotes. */
const QUOTED = 200;

/** What there is to tell of a request that got no answer. */
export interface Fault {
  readonly problem: string;
  readonly cause: Error;
  /** Whether the request may have reached the server; not if no connection came about. */
  readonly sent: boolean;
  /** Whether there was a connection, and it broke. */
  readonly broken: boolean;
  /** What is to be mended, if it is the platform that does not let the request go. */
  readonly mistake: string | undefined;
}

/** What failures are told of. */
export interface ToldRequest extends Secretive {
  /** Whether its params are in one of two keys that servers may read them from. */
  readonly hasOneKey?: boolean | undefined;
}

/** What of an HTTP answer says that, and why, it is no payload. */
export interface Refusal {
  /** 0 for a redirect in a browser, which hides it. */
  readonly status: number;
  /** As it came: not to be shown unless redacted. */
  readonly text: string;
  /** Of an answer that came with some: where a redirect points is not to be shown unless redacted. */
  readonly headers?: Headers;
}

/** Says what to do about a refusal that its text alone does not explain. */
export type Explain = (status: number, text: string) => string | undefined;

/** Tells of what went wrong, without what must not be shown. */
export interface Teller extends Pick<Redactor, "text"> {
  /** What there is in the place of JSON. */
  glance(text: string): string;
  /** What the `error` of an answer says. */
  error(envelope: Envelope): ToldError;
  fault(thrown: unknown): Fault;
  /** What the error of an answer says that is not the server's own word, and the text it came with. */
  refusal(refusal: Refusal, explain?: Explain): { problem: string; body: string };
}

/**
 * Loaded when something has gone wrong, which is why it imports nothing that calls need before: bundlers would make a
 * chunk of what is shared. What is decided then must not hang on it, for the fault may keep it from being loaded.
 *
 * @param given What is told of is about these; of some that were made by another client, nothing is known.
 */
export function createTeller(
  known: Iterable<string>,
  ...given: readonly (Partial<ToldRequest> | undefined)[]
): Teller {
  const requests = given.filter((request): request is ToldRequest => request?.target !== undefined);
  const redactor = createRedactor(known, ...requests);
  const hasOneKey = requests.some((request) => request.hasOneKey);
  return {
    text: redactor.text,
    glance(text) {
      if (text === "") return "nothing";
      // JSON that was cut off may hold what its reader alone should see; text that never was JSON is worth quoting.
      return /^[{["]/.test(text) ? "malformed JSON" : excerpt(redactor.text(text));
    },
    error: (envelope) => tellError(redactor.envelope(envelope), hasOneKey),
    fault: (thrown) => describeFault(thrown, redactor),
    refusal({ status, text, headers }, explain) {
      // Where a redirect points, without its query.
      const location = headers?.get("Location")?.replace(/[?#].*/, "");
      const body = redactor.text(text);
      const advice = explain?.(status, body);
      const problem =
        status === 0 || (status >= 300 && status < 400)
          ? `redirected to ${location ? redactor.text(location) : "elsewhere"}, which is not followed; "endpoint" must name the server itself`
          : `HTTP ${status}${body && `: ${excerpt(body)}`}${advice ? `; ${advice}` : ""}`;
      return { problem, body };
    },
  };
}

/** A cause inside a cause; real chains are two or three long, and an answer must not exhaust the stack. */
const MAX_DEPTH = 20;

/** @param hasOneKey Whether the params were in one of two keys of the body that servers may read them from. */
function tellError(envelope: Envelope, hasOneKey: boolean, depth = 0): ToldError {
  const [code, description, details] = ["code", "description", "details"].map((name) =>
    textIn(envelope[name]),
  );
  const { retryable, causes, cause = Array.isArray(causes) ? causes[0] : undefined } = envelope;
  const text = [code, description, details].filter(Boolean).join(": ");
  const isMissing =
    code === "SYS.1007" && /mandatory|missing|required|not be null/i.test(`${description} ${details}`);
  return {
    message: hasOneKey && isMissing ? `${text} (${ONE_KEY})` : text,
    code,
    description,
    details,
    retryable: retryable === true,
    cause:
      typeof cause === "object" && cause !== null && !Array.isArray(cause) && depth < MAX_DEPTH
        ? tellError(cause as Envelope, hasOneKey, depth + 1)
        : undefined,
    envelope,
  };
}

/** What to do about a mandatory field that did not arrive. */
const ONE_KEY =
  'the server may read the params from another key of the body: leave "bodyKey" at "both", the default';

function textIn(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A page may be of any size, so it is cut before it is read. */
function excerpt(text: string): string {
  const start = text.slice(0, QUOTED * 10);
  const line = start.replace(/\s+/g, " ").trim();
  return line.length > QUOTED || start !== text ? `${line.slice(0, QUOTED)}…` : line;
}

/** Connections that never came about, in the words of Node, undici, Bun, Deno and OpenSSL. */
const UNSENT =
  /REFUSED|Refused|NOTFOUND|EAI_|connect E|CONNECT_TIMEOUT|\(Connect\)|INVALID_URL|CERT|EPROTO|SSL_WRONG|HANDSHAKE|secure TLS|UNABLE_TO|NotCapable|getaddrinfo/;

/** Ports that platforms keep for other protocols. */
const BLOCKED = /bad port|unsafe port/i;

/** Connections that were there, and broke. Other faults may as well be of the endpoint, or of the caller's `fetch`. */
const BROKEN = /ECONNRESET|ConnectionClosed|EPIPE|UND_ERR_(?:SOCKET|HEADERS_T|BODY_T)|\(SendRequest\)/;

function describeFault(thrown: unknown, redactor: Redactor): Fault {
  const words = wordsOf(thrown);
  const sent = !UNSENT.test(words);
  const cause = redactor.error(thrown);
  let root = cause;
  while (root.cause instanceof Error) root = root.cause;
  const why = root.message || root.code || root.name;
  const isBlocked = BLOCKED.test(words);
  return {
    problem: isBlocked ? why : `no answer: ${why}`,
    cause,
    sent,
    broken: sent && BROKEN.test(words),
    mistake: isBlocked ? 'this platform lets no request go to the port of "endpoint"' : undefined,
  };
}

/** What platforms say of how a request failed; of several addresses that were tried in vain, of the first. */
function wordsOf(thrown: unknown, depth = 0): string {
  const { name, code, message, cause, errors } = (thrown ?? {}) as Partial<Record<string, unknown>>;
  const inner = (Array.isArray(errors) && errors[0]) || cause;
  return `${name} ${code} ${message} ${inner && depth < 5 ? wordsOf(inner, depth + 1) : ""}`;
}
