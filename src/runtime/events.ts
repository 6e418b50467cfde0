/** What a client reports while it works. No event carries a header, a body, a query or a session. */
export type ClientEvent =
  | RequestEvent
  | ResponseEvent
  | FailureEvent
  | RetryEvent
  | LoginEvent
  | PollEvent
  | DriftEvent;

/** The call an event or an error belongs to. */
export interface CallContext {
  /** As in the API's documentation, such as `CreateVmFromCdpBackup`. */
  readonly operationId: string;
  /** Of the HTTP request. */
  readonly method: string;
  /** Without the query. */
  readonly url: string;
  /** The job, or the `X-Job-UUID` of the submission. */
  readonly jobUuid: string | undefined;
  /** Counts the calls of a client: all events of one call have the same. A resumed job counts as a call of its own. */
  readonly callId?: number | undefined;
}

/** One HTTP request, polls and logins included. One `response` or `failure` follows each `request`. */
interface ExchangeEvent extends CallContext {
  /** Counts the requests of a client: what is told of one request has the same. */
  readonly id: number;
}

/** It is about to be sent. */
export interface RequestEvent extends ExchangeEvent {
  readonly type: "request";
}

/** Its answer has been read to the end. */
export interface ResponseEvent extends ExchangeEvent {
  readonly type: "response";
  /** The HTTP status; 0 for a redirect in a browser, which hides it. */
  readonly status: number;
  /** Since the request. Milliseconds. */
  readonly durationMs: number;
}

/** There was no answer, or it broke off; or the call ended before there was one. */
export interface FailureEvent extends ExchangeEvent {
  readonly type: "failure";
  /** Since the request. Milliseconds. */
  readonly durationMs: number;
  /** What went wrong. */
  readonly problem: string;
}

/** A request got no answer that says anything: after a pause it is sent again, or the server asked whether it has it. */
export interface RetryEvent extends CallContext {
  readonly type: "retry";
  /** How many times in a row it has failed: 1, 2, … */
  readonly attempt: number;
  /** The pause before the next attempt. Milliseconds. */
  readonly delayMs: number;
  /** The message of the error that it would have been. */
  readonly problem: string;
}

/** A session was opened, or opened anew after the server forgot the last one. */
export interface LoginEvent {
  readonly type: "login";
  /** Whether there was a session before. */
  readonly renewed: boolean;
}

/**
 * A job was asked about, and the server knew it. `failed` is also said of one that failed because its session was
 * gone; if it is then submitted again, events with another `jobUuid` follow.
 */
export interface PollEvent {
  readonly type: "poll";
  /** Of the call that waits. */
  readonly callId?: number | undefined;
  /** What became the job. */
  readonly operationId: string;
  /** Of the job that was asked about. */
  readonly jobUuid: string;
  /** What the server said of it. */
  readonly state: "running" | "done" | "failed";
}

/** A payload is not what the spec says. The call is not affected; the spec, or the server's version, is another. */
export interface DriftEvent extends CallContext {
  readonly type: "drift";
  /** A required property is absent or null, or there is one that the spec does not know. */
  readonly drift: "missing" | "unknown";
  /** Such as `$.inventory.vmNics[*].state`; told once per answer for all items of a list. */
  readonly path: string;
}

/** Runs a caller's listener; what it throws, or rejects with later, must not break the call. */
export function notify<T>(listener: ((value: T) => unknown) | undefined, value: T): void {
  try {
    Promise.resolve(listener?.(value)).catch(() => {});
  } catch {
    // As above.
  }
}
