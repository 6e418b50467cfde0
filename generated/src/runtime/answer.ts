import { ZStackApiError } from "./api-error.js";
import { load, ZStackDecodeError, ZStackHttpError } from "./errors.js";
import type { Refuse } from "./exact-integers.js";
import type { Explain, Refusal, Teller, ToldRequest } from "./failure.js";
import { isRecord, parseJson, seemsInexact } from "./json.js";
import type { PayloadSpec } from "./operation-spec.js";
import type { DriftListener } from "./shape-payload.js";
import type { ErrorContext, ZStackError } from "./zstack-error.js";

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
  ...requests: readonly (Partial<ToldRequest> | undefined)[]
): Promise<Teller | undefined> {
  try {
    return (await import("./failure.js")).createTeller(known, ...requests);
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
export function saysDuplicate({ status, text }: Answer): boolean {
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
 * The payload of an answer.
 *
 * @param onDrift Told what is missing and what is unknown, if the operation's spec knows the payload's shape.
 * @throws ZStackDecodeError if it is not there, not JSON, or has an integer that its type cannot hold.
 * @throws ZStackApiError if the envelope has an `error`, whatever the status; ZStackHttpError for other failures.
 */
export async function readPayload(
  answer: Answer,
  { result, shape, int64, raw }: PayloadSpec,
  context: ErrorContext,
  onDrift?: DriftListener,
  explain?: Explain,
): Promise<unknown> {
  if (isFailure(answer)) throw await readFailure(answer, context, explain);
  const text = answer.text.trim();
  // An operation without a result may answer nothing, but not, say, a gateway's login page.
  if (text === "" && result === undefined) return undefined;
  // What others read may be anything but cut off, or a gateway's page.
  if (raw && !/^[{["<]/.test(text)) return undefined;
  const body = parseJson(text);
  if (body === undefined) {
    const { status, isPolled } = answer;
    const seen = (await answer.teller())?.glance(text) ?? "something else";
    throw new ZStackDecodeError(
      `expected JSON, got ${seen} (HTTP ${status})`,
      context,
      undefined,
      // Nothing is missing from an answer that has no content.
      status !== 204,
      // Texts that do not begin like JSON are a gateway's, which says nothing of what the server did.
      !isPolled && /^[{["]/.test(text) ? status : undefined,
    );
  }
  if (result !== true) {
    const failure = await readEnvelope(body, answer, context);
    if (failure) throw failure;
  }
  if (result === undefined) return undefined;
  const path = result === true ? "$" : `$.${result}`;
  const pick = (from: unknown): unknown => (result === true ? from : own(from, result));
  const payload = pick(body);
  if (payload == null) throw new ZStackDecodeError(`the answer has no "${result}"`, context, path);

  const bigints = int64 === "bigint";
  const inexact = seemsInexact(text);
  if (!inexact && !(shape && (bigints || onDrift))) return payload;
  const teller = await answer.teller();
  const refuse: Refuse = (place, problem) => {
    throw new ZStackDecodeError(`${place} ${problem}`, context, place);
  };
  const reviewed = load(
    import("./payload-review.js").then(({ reviewPayload }) =>
      reviewPayload({ path, text, body, pick, inexact, bigints, shape, onDrift, teller, refuse }),
    ),
    context,
  );
  // Whether there is drift is nothing that a payload hangs on.
  return inexact || bigints ? reviewed : reviewed.catch(() => payload);
}

/** What a 202 says about the job. Of `location`, the uuid is all that is used: its host may be an inner address. */
export function readAccepted({ text }: Pick<Answer, "text">): {
  uuid: string | undefined;
  apiTimeoutMs: number | undefined;
} {
  const body = parseJson(text);
  const location = own(body, "location");
  const [, uuid] =
    (typeof location === "string" && /\/api-jobs\/([\w-]{1,64})(?=[/?#]|$)/.exec(location)) || [];
  const apiTimeout = own(body, "apiTimeout");
  const isTime = typeof apiTimeout === "number" && apiTimeout > 0 && Number.isFinite(apiTimeout);
  return { uuid, apiTimeoutMs: isTime ? apiTimeout : undefined };
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
  return new ZStackApiError((await answer.teller())?.error(error) ?? untold, answer.status, context);
}

/** Own properties only: the property's name comes from a spec, and "constructor" is one of every object. */
function own(body: unknown, property: string): unknown {
  return isRecord(body) && Object.hasOwn(body, property) ? body[property] : undefined;
}
