import { type ErrorContext, ZStackError } from "./zstack-error.ts";

/** What the `error` of an answer says, fit to be shown. A server may leave any of it out. */
export interface ToldError {
  /** For people: code, texts, and what to do about it if that is known. */
  readonly message?: string;
  readonly code?: string | undefined;
  readonly description?: string | undefined;
  readonly details?: string | undefined;
  readonly retryable?: boolean;
  readonly cause?: ToldError | undefined;
  /** As the server sent it. */
  readonly envelope?: Readonly<Record<string, unknown>>;
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

  /** What the server names as the reason. */
  declare readonly cause?: ZStackApiError;
  /** Such as `SYS.1007`; `unknown` if the server gives none. */
  declare readonly code: string;
  /** What codes of this kind mean. */
  declare readonly description: string | undefined;
  /** What went wrong this time. */
  declare readonly details: string | undefined;
  /** The status of the HTTP answer, 503 as a rule; that of the poll when it arrived through a job. */
  declare readonly httpStatus: number;
  readonly #envelope: Readonly<Record<string, unknown>>;

  constructor(told: ToldError, httpStatus: number, context: ErrorContext) {
    const { code = "unknown", message = code, description, details, retryable, cause, envelope = {} } = told;
    super(message, context, retryable, cause && new ZStackApiError(cause, httpStatus, context));
    this.code = code;
    this.description = description;
    this.details = details;
    this.httpStatus = httpStatus;
    this.#envelope = envelope;
  }

  /** The `error` object as the server sent it, for fields that differ between versions (`elaboration`, `opaque`, …). */
  get envelope(): Readonly<Record<string, unknown>> {
    return this.#envelope;
  }
}
