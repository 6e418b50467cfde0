import { isRecord } from "./json.js";
import { type ErrorContext, ZStackError } from "./zstack-error.js";

/** A cause inside a cause; real chains are two or three long, and an answer must not exhaust the stack. */
const MAX_DEPTH = 20;

/** The fields that errors of every version have, any of which a server may leave out. */
interface ErrorEnvelope extends Readonly<Record<string, unknown>> {
  readonly code?: unknown;
  readonly description?: unknown;
  readonly details?: unknown;
  readonly cause?: unknown;
  readonly causes?: unknown;
  readonly retryable?: unknown;
}

/**
 * The server's final answer that an operation failed: the `error` of its envelope.
 *
 * Tell failures apart by `code` (`SYS.1007`, `ID.1000`, …): the texts are for people and may be translated.
 * `cause` is a `ZStackApiError` too, when the server names one.
 */
export class ZStackApiError extends ZStackError {
  override get name(): "ZStackApiError" {
    return "ZStackApiError";
  }

  declare readonly cause?: ZStackApiError;
  readonly code: string;
  readonly description: string | undefined;
  readonly details: string | undefined;
  /** The status of the HTTP answer, 503 as a rule; that of the poll when it arrived through a job. */
  readonly httpStatus: number;
  readonly #envelope: ErrorEnvelope;

  constructor(envelope: ErrorEnvelope, httpStatus: number, context: ErrorContext, depth = 0) {
    const { retryable, causes, cause = Array.isArray(causes) ? causes[0] : undefined } = envelope;
    const { code, description, details } = envelope;
    const text = [code, description, details].filter(isText).join(": ");
    super(
      context.hint ? `${text} (${context.hint})` : text,
      context,
      retryable === true,
      isRecord(cause) && depth < MAX_DEPTH
        ? new ZStackApiError(cause, httpStatus, context, depth + 1)
        : undefined,
    );
    this.code = isText(code) ? code : "unknown";
    this.description = isText(description) ? description : undefined;
    this.details = isText(details) ? details : undefined;
    this.httpStatus = httpStatus;
    this.#envelope = envelope;
  }

  /** The `error` object as the server sent it, for fields that differ between versions (`elaboration`, `opaque`, …). */
  get envelope(): Readonly<Record<string, unknown>> {
    return this.#envelope;
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
