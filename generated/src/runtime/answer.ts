import { ZStackApiError } from "./api-error.js";
import { ZStackDecodeError, ZStackHttpError } from "./errors.js";
import { hasInexact, isRecord, parseJson } from "./json.js";
import type { PayloadSpec } from "./operation-spec.js";
import type { DriftListener } from "./shape-payload.js";
import type { ErrorContext, ZStackError } from "./zstack-error.js";

/** How much of a text a message quotes. */
const SHOWN = 200;

/** Names that are no secret even if a secret is the same word. */
const ENVELOPE: ReadonlySet<string> = new Set([
  "code",
  "description",
  "details",
  "cause",
  "causes",
  "retryable",
]);

/** What a job uuid looks like; only such text is ever put into a path. */
export const JOB_UUID: RegExp = /^[\w-]{1,64}$/;

/** An HTTP answer, read to the end. */
export interface Answer {
  /** 0 for a redirect in a browser, which hides it. */
  readonly status: number;
  /** As it came: not to be shown unless redacted. */
  readonly text: string;
  /** Where a redirect points, without its query. */
  readonly location?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Strikes the client's and the request's secrets out of a text that is going to be shown. */
  redact(text: string): string;
}

/** Says what to do about a refusal that its text alone does not explain. */
export type Explain = (status: number, text: string) => string | undefined;

/** Whether an answer is neither a payload nor a promise of one. */
export function isFailure({ status }: Answer): boolean {
  return status < 200 || status > 299;
}

/**
 * Whether the answer to a poll says that the server does not know the job: `the job has been expired`, or other words
 * about a job. Gateways answer 404 as well, for servers that are being restarted, say, and then the job may go on.
 */
export function isJobUnknown({ status, text }: Answer): boolean {
  return status === 404 && !/^\s*[<{[]/.test(text) && /\bjob\b/i.test(text);
}

/** Whether a submission was refused because the server has it already: its first answer was lost, or sent twice. */
export function isDuplicate({ status, text }: Answer): boolean {
  return status === 400 && /^\W*duplicate job uuid/i.test(text);
}

/** The error a failed answer stands for: the envelope's if it has one, else the plain text's. */
export function readFailure(answer: Answer, context: ErrorContext, explain?: Explain): ZStackError {
  const failure = readEnvelope(parseJson(answer.text), answer, context);
  if (failure) return failure;
  const { status, location, retryAfterMs } = answer;
  const text = answer.redact(answer.text);
  const advice = explain?.(status, text);
  const problem =
    status === 0 || (status >= 300 && status < 400)
      ? `redirected to ${location ?? "elsewhere"}, which is not followed; "endpoint" must name the server itself`
      : `HTTP ${status}${text && `: ${excerpt(text)}`}${advice ? `; ${advice}` : ""}`;
  return new ZStackHttpError(problem, context, status, text, retryAfterMs);
}

/**
 * The payload of a successful answer.
 *
 * @param onDrift Told what is missing and what is unknown, if the operation's spec knows the payload's shape.
 * @throws ZStackDecodeError if it is not there, not JSON, or has an integer that its type cannot hold.
 * @throws ZStackApiError if the envelope has an `error` in spite of the status.
 */
export async function readPayload(
  answer: Answer,
  { result, shape, int64 }: PayloadSpec,
  context: ErrorContext,
  onDrift?: DriftListener,
): Promise<unknown> {
  const text = answer.text.trim();
  // An operation without a result may answer nothing, but not, say, a gateway's login page.
  if (text === "" && result === undefined) return undefined;
  const body = parseJson(text);
  if (body === undefined) {
    // JSON that was cut off may hold what its reader alone should see; text that never was JSON is worth quoting.
    const seen =
      text === "" ? "nothing" : /^[{["]/.test(text) ? "malformed JSON" : excerpt(answer.redact(text));
    throw new ZStackDecodeError(
      `expected JSON, got ${seen} (HTTP ${answer.status})`,
      context,
      undefined,
      // Nothing is missing from an answer that has no content.
      answer.status !== 204,
    );
  }
  if (result !== true) {
    const failure = readEnvelope(body, answer, context);
    if (failure) throw failure;
  }
  if (result === undefined) return undefined;
  const path = result === true ? "$" : `$.${result}`;
  let payload = result === true ? body : own(body, result);
  if (payload == null) throw new ZStackDecodeError(`the answer has no "${result}"`, context, path);

  const bigints = int64 === "bigint";
  // What almost no answer needs is loaded for those that do.
  if (hasInexact(payload)) {
    const { keepExact } = await import("./exact-integers.js");
    const exact = keepExact(text, body, bigints, context, answer.redact);
    payload = result === true ? exact : own(exact, result);
  }
  if (!shape || !(bigints || onDrift)) return payload;
  const [{ shapePayload }, wanted] = await Promise.all([import("./shape-payload.js"), shape()]);
  try {
    return shapePayload(payload, wanted, path, { onDrift, bigints, context, redact: answer.redact });
  } catch (error) {
    if (error instanceof ZStackDecodeError) throw error;
    // Nested beyond what the stack holds. Numbers can do without being looked at.
    if (bigints) throw new ZStackDecodeError("nested too deeply to be read exactly", context, path);
    return payload;
  }
}

/** What a 202 says about the job. Of `location`, the uuid is all that is used: its host may be an inner address. */
export function readAccepted({ text }: Answer): {
  uuid: string | undefined;
  apiTimeoutMs: number | undefined;
} {
  const body = parseJson(text);
  const location = own(body, "location");
  const [, uuid = ""] =
    (typeof location === "string" && /\/api-jobs\/([\w-]+)(?=[/?#]|$)/.exec(location)) || [];
  const apiTimeout = own(body, "apiTimeout");
  return {
    uuid: JOB_UUID.test(uuid) ? uuid : undefined,
    apiTimeoutMs:
      typeof apiTimeout === "number" && apiTimeout > 0 && apiTimeout < Number.POSITIVE_INFINITY
        ? apiTimeout
        : undefined,
  };
}

function readEnvelope(
  body: unknown,
  { status, redact }: Answer,
  context: ErrorContext,
): ZStackApiError | undefined {
  const error = own(body, "error");
  const code = own(error, "code");
  // Gateways and frameworks send an `error` too; only ZStack's has a code.
  if (!isRecord(error) || typeof code !== "string") return undefined;
  const shown = redactJson(error, redact);
  return new ZStackApiError(isRecord(shown) ? shown : { code }, status, context);
}

/** Its texts and names redacted, those of the envelope itself and codes excepted; undefined if it is nested too deeply. */
function redactJson(value: unknown, redact: Answer["redact"]): unknown {
  try {
    return JSON.parse(JSON.stringify(value), (name, item: unknown) => {
      if (typeof item === "string")
        return name === "code" && /^[A-Z_]{1,40}\.\d{1,9}$/.test(item) ? item : redact(item);
      if (!isRecord(item)) return item;
      return Object.fromEntries(
        Object.entries(item).map(([key, inner]) => [ENVELOPE.has(key) ? key : redact(key), inner]),
      );
    });
  } catch {
    return undefined;
  }
}

/** Own properties only: the property's name comes from a spec, and "constructor" is one of every object. */
function own(body: unknown, property: string): unknown {
  return isRecord(body) && Object.hasOwn(body, property) ? body[property] : undefined;
}

/** The beginning of a text, on one line. A page may be of any size, so it is cut before it is read. */
function excerpt(text: string): string {
  const start = text.slice(0, SHOWN * 10);
  const line = start.replace(/\s+/g, " ").trim();
  return line.length > SHOWN || start !== text ? `${line.slice(0, SHOWN)}…` : line;
}
