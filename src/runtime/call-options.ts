import type { JobStatus } from "./job.ts";
import type { RetryOptions } from "./retry.ts";

/** An HTTP answer as it came: its text may hold what should not be logged. */
export interface RawResponse {
  /** The HTTP status; 0 for a redirect in a browser, which hides it. */
  readonly status: number;
  /** As the platform's `fetch` has them. */
  readonly headers: Headers;
  /** The body, read to the end. */
  readonly text: string;
}

/** What one call may have besides its params. */
export interface CallOptions {
  /** `systemTags` of the message, beside the params. */
  readonly systemTags?: readonly string[] | undefined;
  /** `userTags` of the message, beside the params. */
  readonly userTags?: readonly string[] | undefined;
  /** Stops waiting, never the job: the call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * How long the whole call may take: logging in, submitting and waiting. Default: for jobs see {@link JobOptions}, for
   * other operations five minutes, after which servers give up too.
   */
  readonly timeoutMs?: number | undefined;
  /** Called after each poll. What it throws is ignored. */
  readonly onProgress?: ((status: JobStatus<unknown>) => void) | undefined;
  /**
   * The job's uuid, for callers who store it before they call: the same call with the same uuid is carried out once,
   * by another process too, and gives the same job. 32 characters; default: random. When a session ended while the
   * call was under way, what is submitted again has one that follows from it.
   */
  readonly jobUuid?: string | undefined;
  /** Where the server is to post the outcome of the job; see `parseWebhook`. It is not shown in events and errors. */
  readonly webHook?: string | URL | undefined;
  /** How often, and how patiently, to send this call's requests again: over the client's own {@link RetryOptions}. */
  readonly retry?: RetryOptions | undefined;
  /**
   * How long one request may stay unanswered; then it is sent again, as after any fault of the transport, within
   * `timeoutMs`. In milliseconds. Default: 60 seconds for the submission of a job, 30 for a poll, else `timeoutMs`.
   */
  readonly attemptTimeoutMs?: number | undefined;
  /**
   * Called with every answer to the call's own requests, polls included, log-ins not; the last is the one the call ends
   * with. What it throws is ignored.
   */
  readonly onResponse?: ((response: RawResponse) => void) | undefined;
  /**
   * Further headers of the submission. `Authorization`, `X-Job-UUID` and `Content-Type` are not overridden; those that
   * are about the connection (`Connection`, `Content-Length`, …) are refused.
   */
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
}
