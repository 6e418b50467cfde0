import { ZStackApiError } from "./api-error.ts";
import { load, ZStackDecodeError, ZStackHttpError } from "./errors.ts";
import type { Refuse } from "./exact-integers.ts";
import type { Explain, Refusal, Teller } from "./failure.ts";
import { hasInexact, isRecord, parseJson } from "./json.ts";
import type { PayloadSpec } from "./operation-spec.ts";
import type { Secretive } from "./redact.ts";
import type { Drift, DriftListener } from "./shape-payload.ts";
import { type ErrorContext, ZStackError } from "./zstack-error.ts";

/** What a job uuid looks like; only such text is ever put into a path. */
export const JOB_UUID: RegExp = /^[\w-]{1,64}$/;

/** An HTTP answer, read to the end. */
export interface Answer extends Refusal {
  readonly retryAfterMs?: number | undefined;
  /** Whether it answers a question about a job, which can be asked again. */
  readonly isPolled?: boolean;
  /** Tells what is in it without the client's and the request's secrets: see {@link loadTeller}. */
  teller(): Promise<Teller | undefined>;
}

/**
 * What tells of answers and faults without these secrets. Undefined if it cannot be loaded, by a page that is offline, or
 * was left open while another version was installed: errors then say less, and mean the same.
 */
export async function loadTeller(
  known: Iterable<string>,
  ...requests: readonly Secretive[]
): Promise<Teller | undefined> {
  try {
    return (await import("./failure.ts")).createTeller(known, ...requests);
  } catch {
    return undefined;
  }
}

/** Of an answer that came by another way than a request of ours. */
export const nothingToHide = (): Promise<Teller | undefined> => loadTeller([]);

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
export async function readFailure(
  answer: Answer,
  context: ErrorContext,
  explain?: Explain,
): Promise<ZStackError> {
  const failure = await readEnvelope(parseJson(answer.text), answer, context);
  if (failure) return failure;
  const { status, retryAfterMs } = answer;
  const { problem = `HTTP ${status}`, body = "" } = (await answer.teller())?.refusal(answer, explain) ?? {};
  return new ZStackHttpError(problem, context, status, body, retryAfterMs);
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
  { result, shape, int64, raw }: PayloadSpec,
  context: ErrorContext,
  onDrift?: DriftListener,
): Promise<unknown> {
  const text = answer.text.trim();
  // An operation without a result may answer nothing, but not, say, a gateway's login page.
  if (text === "" && result === undefined) return undefined;
  // What others read may be anything but cut off, or a gateway's page.
  if (raw && !/^[{["<]/.test(text)) return undefined;
  const body = parseJson(text);
  if (body === undefined) {
    // JSON that was cut off may hold what its reader alone should see; text that never was JSON is worth quoting.
    const cut = /^[{["]/.test(text);
    const seen = text === "" ? "nothing" : cut ? "malformed JSON" : (await answer.teller())?.quote(text);
    throw new ZStackDecodeError(
      `expected JSON, got ${seen ?? "text"} (HTTP ${answer.status})`,
      context,
      undefined,
      // Nothing is missing from an answer that has no content.
      answer.status !== 204,
      // Other texts are a gateway's, which says nothing of what the server did.
      cut && !answer.isPolled ? answer.status : undefined,
    );
  }
  if (result !== true) {
    const failure = await readEnvelope(body, answer, context);
    if (failure) throw failure;
  }
  if (result === undefined) return undefined;
  const path = result === true ? "$" : `$.${result}`;
  let payload = result === true ? body : own(body, result);
  if (payload == null) throw new ZStackDecodeError(`the answer has no "${result}"`, context, path);

  const bigints = int64 === "bigint";
  const inexact = hasInexact(payload);
  if (!inexact && !(shape && (bigints || onDrift))) return payload;
  const teller = await answer.teller();
  const redact = (place: string): string => teller?.text(place) ?? path;
  const refuse: Refuse = (at, problem) => {
    const place = redact(at);
    throw new ZStackDecodeError(`${place} ${problem}`, context, place);
  };
  // What almost no answer needs is loaded for those that do.
  if (inexact) {
    const { keepExact } = await load(import("./exact-integers.ts"), context);
    const exact = keepExact(text, body, bigints, refuse);
    payload = result === true ? exact : own(exact, result);
  }
  if (!shape || !(bigints || onDrift)) return payload;
  const wanted = load(shape(), context);
  const { shapePayload } = await load(import("./shape-payload.ts"), context);
  const tell = onDrift && ((drift: Drift) => onDrift({ ...drift, path: redact(drift.path) }));
  try {
    return shapePayload(payload, await wanted, path, { onDrift: tell, bigints, refuse });
  } catch (error) {
    if (error instanceof ZStackError) throw error;
    // Nested beyond what the stack holds. Numbers can do without being looked at.
    if (bigints) throw new ZStackDecodeError("nested too deeply to be read exactly", context, path);
    return payload;
  }
}

/** What a 202 says about the job. Of `location`, the uuid is all that is used: its host may be an inner address. */
export function readAccepted({ text }: Pick<Answer, "text">): {
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

async function readEnvelope(
  body: unknown,
  answer: Answer,
  context: ErrorContext,
): Promise<ZStackApiError | undefined> {
  const error = own(body, "error");
  const code = own(error, "code");
  // Gateways and frameworks send an `error` too; only ZStack's has a code.
  if (!isRecord(error) || typeof code !== "string") return undefined;
  // A code of the usual form is no secret, and says whether the session is gone.
  const untold = { code: /^[A-Z]+\.\d+$/.test(code) ? code : undefined };
  const told = (await answer.teller())?.envelope(error) ?? untold;
  return new ZStackApiError(told, answer.status, context);
}

/** Own properties only: the property's name comes from a spec, and "constructor" is one of every object. */
function own(body: unknown, property: string): unknown {
  return isRecord(body) && Object.hasOwn(body, property) ? body[property] : undefined;
}
