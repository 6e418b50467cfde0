import type { ZStackApiError } from "./api-error.ts";

/** An operation at work on the server. It goes on whatever becomes of the client. */
export interface Job<R> {
  /** Its uuid; another one after the session turned out to be gone and the request was submitted again. */
  readonly uuid: string;
  /** `CreateVmFromCdpBackup` */
  readonly operationId: string;
  /**
   * Asks the server for the present state, within a minute; as often as `retry.attempts` allows if it gets no answer.
   *
   * @throws ZStackJobExpiredError, and the errors of the transport; a failed job is a status, not a rejection.
   */
  poll(options?: { readonly signal?: AbortSignal | undefined }): Promise<JobStatus<R>>;
  /**
   * Waits for the payload. Can be called again, after a timeout or an abort too. Once the server has said that it has
   * the job, or has not answered its submission, polls that get no answer (within half a minute), or a gateway's in its
   * place, are repeated until the deadline: it may be restarting.
   *
   * @throws ZStackApiError if the job failed, ZStackJobTimeoutError, ZStackJobExpiredError, ZStackDecodeError, and
   * the signal's reason.
   */
  result(options?: JobWaitOptions): Promise<R>;
  /** What `resumeJob` needs, in this process or another. Nothing in it is secret. */
  toJSON(): JobJson;
}

/** Where a job is. */
export type JobStatus<R> =
  | { readonly state: "running"; readonly jobUuid: string }
  | { readonly state: "done"; readonly jobUuid: string; readonly result: R }
  | { readonly state: "failed"; readonly jobUuid: string; readonly error: ZStackApiError };

/** How to wait for a job. */
export interface JobWaitOptions {
  /** Stops waiting, never the job: `result` rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** From now on. Default: the client's `job.timeoutMs`, or what the server allows the job, or 30 minutes. */
  readonly timeoutMs?: number | undefined;
  /** Called after each poll. What it throws is ignored. */
  readonly onProgress?: ((status: JobStatus<unknown>) => void) | undefined;
}

/** A job as plain JSON. */
export interface JobJson {
  /** Of the job. */
  readonly uuid: string;
  /** `CreateVmFromCdpBackup` */
  readonly operationId: string;
  /** That it was submitted with, for errors. */
  readonly method: string;
  /** That it was submitted to, without what is secret, for errors. */
  readonly path: string;
  /** Where the payload is; see `OperationSpec.result`. */
  readonly result?: string | true | undefined;
  /** What the server allows the job, in milliseconds from its submission. */
  readonly apiTimeoutMs?: number | undefined;
  /** The answer, as JSON, if the server carried the operation out at once: it will not remember it. */
  readonly answer?: string | undefined;
}
