import type { ZStackApiError } from "./api-error.js";
import type { Job } from "./job.js";
import { type ErrorContext, isBranded, ZStackError } from "./zstack-error.js";

/** The caller's mistake: wrong options, a missing path parameter, something that cannot be encoded. */
export class ZStackConfigError extends ZStackError {
  override get name(): "ZStackConfigError" {
    return "ZStackConfigError";
  }
}

/**
 * No answer: refused, reset, cut off, or not within `timeoutMs`. `cause` is what the transport said, or the error of the
 * attempt before.
 */
export class ZStackNetworkError extends ZStackError {
  override get name(): "ZStackNetworkError" {
    return "ZStackNetworkError";
  }

  /** Whether the request may have reached the server; not if no connection came about. */
  declare readonly sent: boolean;
  /** The HTTP status of an answer that broke off. */
  declare readonly status: number | undefined;

  /** Not `retryable` if the server had begun to say that it did what was not only reading: it would be done twice. */
  constructor(problem: string, context: ErrorContext, cause?: unknown, sent = true, status?: number) {
    super(problem, context, !isDone(status, context), cause);
    this.sent = sent;
    this.status = status;
  }
}

/** An error status with plain text, as the REST layer and gateways send; also a redirect, never followed. */
export class ZStackHttpError extends ZStackError {
  override get name(): "ZStackHttpError" {
    return "ZStackHttpError";
  }

  /** The HTTP status; 0 for a redirect in a browser, which hides it. */
  declare readonly status: number;
  /** The text of the answer, its first 65,536 signs at most, without the client's own secrets; may be empty. */
  declare readonly body: string;

  /** How long the server asks to wait before the next attempt (`Retry-After`). */
  declare readonly retryAfterMs: number | undefined;

  constructor(problem: string, context: ErrorContext, status: number, body: string, retryAfterMs?: number) {
    // 408: the connection was idle for too long, as gateways say. 425: too early, as they say after a restart.
    super(problem, context, status === 408 || status === 425 || status === 429 || status >= 500);
    this.status = status;
    this.body = body;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What arrived is not what was promised: cut off, not JSON, no payload, or an integer a `number` cannot hold. */
export class ZStackDecodeError extends ZStackError {
  override get name(): "ZStackDecodeError" {
    return "ZStackDecodeError";
  }

  /** Where in the JSON, such as `$.inventory.allVolumes[0].size`; undefined when it was not JSON. */
  declare readonly path: string | undefined;
  /** The HTTP status of an answer that is cut off. */
  declare readonly status: number | undefined;

  /** @param retryable Whether another answer may be whole: not when this one was JSON. */
  constructor(problem: string, context?: ErrorContext, path?: string, retryable = false, status?: number) {
    super(problem, context, retryable && !isDone(status, context));
    this.path = path;
    this.status = status;
  }
}

/**
 * Whether a status is a server's word that it did what was asked, so that to ask again may do it a second time. 202 is
 * none: servers know by its uuid a job they have accepted.
 */
export function isDone(status = 0, { method = "GET" }: ErrorContext = {}): boolean {
  return status >= 200 && status <= 299 && status !== 202 && method !== "GET";
}

/**
 * Waiting ended before the job did. The job goes on: wait again with `error.job.result()`, or save `error.job`. If
 * not even the submission was answered, waiting again tells whether the server has it (`ZStackJobExpiredError`: no).
 * `cause` is why the last question was not answered, if it was not. Never `retryable`: the call, made again, would
 * start another job.
 */
export class ZStackJobTimeoutError extends ZStackError {
  override get name(): "ZStackJobTimeoutError" {
    return "ZStackJobTimeoutError";
  }

  /** To be waited for again, or saved. */
  declare readonly job: Job<unknown>;

  /**
   * @param accepted Whether the server is known to have the job.
   * @param cause What kept the last question from being answered, if anything did.
   */
  constructor(context: ErrorContext, job: Job<unknown>, accepted = true, cause?: unknown) {
    super(
      accepted
        ? "the job did not end in time; it goes on"
        : "the server did not answer the submission in time; it may have accepted it",
      context,
      false,
      cause,
    );
    this.job = job;
  }
}

/** The server does not know the job: never accepted, or finished and forgotten (three hours after its start). */
export class ZStackJobExpiredError extends ZStackError {
  override get name(): "ZStackJobExpiredError" {
    return "ZStackJobExpiredError";
  }

  constructor(context: ErrorContext) {
    super("the server does not know this job (any more)", context);
  }
}

/** Whether it is the server's own word that an operation failed. */
export function isApiError(error: unknown): error is ZStackApiError {
  return error instanceof ZStackError && error.name === "ZStackApiError";
}

/** Whether the server does not know the session: expired, logged out, or lost in a restart. Its text may be translated. */
export function isSessionGone(error: unknown): boolean {
  return isApiError(error) && error.code === "ID.1001";
}

/** Whether nothing can be concluded from it but that it is worth asking again. A server's own error is an answer. */
export function isTransient(error: unknown): error is ZStackError {
  return error instanceof ZStackError && error.retryable && !isApiError(error);
}

/** Whether a poll brought nothing of the job: no answer, or a gateway's in the server's place. */
export function isUnanswered(error: unknown): error is ZStackError {
  return isTransient(error) || error instanceof ZStackHttpError;
}

/** Whether a submission certainly was not accepted: not sent at all, turned away for asking too often, or refused. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof ZStackNetworkError) return !error.sent;
  return error instanceof ZStackHttpError && (error.status === 429 || !error.retryable);
}

/** Whether the answer began to say that what was asked, and is not only reading, was done. */
export function isCutOff(error: unknown): error is ZStackNetworkError | ZStackDecodeError {
  const isCut = error instanceof ZStackNetworkError || error instanceof ZStackDecodeError;
  return isCut && isDone(error.status, error);
}

/** What a module has that is loaded only when something needs it, or an error of ours if it cannot be loaded. */
export async function load<T>(module: Promise<T>, context: ErrorContext): Promise<T> {
  try {
    return await module;
  } catch (error) {
    if (error instanceof ZStackError) throw error;
    // A page that was left open while another version was installed; what the platform says quotes an address.
    throw new ZStackDecodeError("a part of this package could not be loaded", context);
  }
}

/** Whether this package threw it, whichever copy of it. Then `error.name` tells the classes apart. */
export function isZStackError(error: unknown): error is AnyZStackError {
  return isBranded(error);
}

/** Every error class, so that a `switch` over `error.name` narrows. */
export type AnyZStackError =
  | ZStackApiError
  | ZStackConfigError
  | ZStackNetworkError
  | ZStackHttpError
  | ZStackDecodeError
  | ZStackJobTimeoutError
  | ZStackJobExpiredError;
