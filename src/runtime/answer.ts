import { ZStackApiError } from "./api-error.ts";
import { ZStackDecodeError, type ZStackError, ZStackHttpError } from "./errors.ts";
import type { CallContext } from "./events.ts";
import { inexactInteger, isRecord, parseJson } from "./json.ts";
import type { OperationSpec } from "./operation.ts";
import type { Answer } from "./transport.ts";

const SHOWN = 200;

/** What a job uuid looks like; only such text is ever put into a path. */
export const JOB_UUID: RegExp = /^[\w-]{1,64}$/;

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

/** The error a failed answer stands for: the envelope's if it has one, else the plain text's. */
export function readFailure(answer: Answer, context: CallContext): ZStackError {
  const failure = readEnvelope(parseJson(answer.text), answer, context);
  if (failure) return failure;
  const { status, location } = answer;
  const text = answer.redact(answer.text);
  const problem =
    status < 400
      ? `redirected to ${location ?? "elsewhere"}, which is not followed; "endpoint" must name the server itself`
      : `HTTP ${status}${text && `: ${excerpt(text)}`}`;
  return new ZStackHttpError(problem, context, status, text);
}

/**
 * The payload of a successful answer.
 *
 * @throws ZStackDecodeError if it is not there, not JSON, or has an integer a `number` cannot hold.
 * @throws ZStackApiError if the envelope has an `error` in spite of the status.
 */
export async function readPayload(
  answer: Answer,
  result: OperationSpec["result"],
  context: CallContext,
): Promise<unknown> {
  const text = answer.text.trim();
  // An operation without a result may answer nothing, but not, say, a gateway's login page.
  if (text === "" && result === undefined) return undefined;
  const body = parseJson(text);
  if (body === undefined) {
    // JSON that was cut off may hold what its reader alone should see; text that never was JSON is worth quoting.
    const seen =
      text === "" ? "nothing" : /^[{["]/.test(text) ? "malformed JSON" : excerpt(answer.redact(text));
    throw new ZStackDecodeError(`expected JSON, got ${seen} (HTTP ${answer.status})`, context);
  }
  if (result !== true) {
    const failure = readEnvelope(body, answer, context);
    if (failure) throw failure;
  }
  if (result === undefined) return undefined;
  const payload = result === true ? body : own(body, result);
  if (payload === undefined || payload === null) {
    throw new ZStackDecodeError(`the answer has no "${result}"`, context, `$.${result}`);
  }
  const inexact = await inexactInteger(text).catch(() => {
    throw new ZStackDecodeError("nested too deeply to be read exactly", context);
  });
  if (inexact) {
    const problem = `${inexact.path} is ${inexact.source}, which a number cannot hold exactly`;
    throw new ZStackDecodeError(problem, context, inexact.path);
  }
  return payload;
}

/** What a 202 says about the job. Of `location`, the uuid is all that is used: its host may be an inner address. */
export function readAccepted(answer: Answer): { uuid: string | undefined; apiTimeoutMs: number | undefined } {
  const body = parseJson(answer.text);
  const location = own(body, "location");
  const last = typeof location === "string" ? lastSegment(location) : undefined;
  const apiTimeout = own(body, "apiTimeout");
  return {
    uuid: last !== undefined && JOB_UUID.test(last) ? last : undefined,
    apiTimeoutMs: typeof apiTimeout === "number" && apiTimeout > 0 ? apiTimeout : undefined,
  };
}

function lastSegment(url: string): string | undefined {
  return url
    .replace(/[?#].*/s, "")
    .split("/")
    .filter(Boolean)
    .pop();
}

function readEnvelope(
  body: unknown,
  { status, redact }: Answer,
  context: CallContext,
): ZStackApiError | undefined {
  const error = own(body, "error");
  const code = own(error, "code");
  // Gateways and frameworks send an `error` too; only ZStack's has a code.
  if (!isRecord(error) || typeof code !== "string") return undefined;
  const shown = redactJson(error, redact);
  // A secret may be a word of the envelope itself; an error it stays.
  const envelope = isRecord(shown) && Object.hasOwn(shown, "code") ? shown : { code: redact(code) };
  return new ZStackApiError(envelope, status, context);
}

/** By way of JSON, names and all; undefined if that is no JSON any more, or nested too deeply to be written. */
function redactJson(value: unknown, redact: Answer["redact"]): unknown {
  try {
    return JSON.parse(redact(JSON.stringify(value)));
  } catch {
    return undefined;
  }
}

/** Own properties only: the property's name comes from a spec, and "constructor" is one of every object. */
function own(body: unknown, property: string): unknown {
  return isRecord(body) && Object.hasOwn(body, property) ? body[property] : undefined;
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
