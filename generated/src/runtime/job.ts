import { isFailure, isJobUnknown, JOB_UUID, readFailure, readPayload } from "./answer.js";
import { ZStackApiError } from "./api-error.js";
import {
  ZStackConfigError,
  ZStackJobExpiredError,
  ZStackJobTimeoutError,
  ZStackNetworkError,
} from "./errors.js";
import { type CallContext, notify } from "./events.js";
import { isRecord } from "./json.js";
import type { OperationSpec } from "./operation.js";
import type { WireRequest } from "./request.js";
import { Scope } from "./scope.js";
import type { Outcome, Submission } from "./submission.js";
import type { Answer, ShownRequest, Transport } from "./transport.js";

/** An operation at work on the server. It goes on whatever becomes of the client. */
export interface Job<R> {
  /** Its uuid; another one after the session turned out to be gone and the request was submitted again. */
  readonly uuid: string;
  /** `CreateVmFromCdpBackup` */
  readonly operationId: string;
  /**
   * Asks the server once, and waits half a minute for the answer; twice that if the request is submitted again.
   *
   * @throws ZStackJobExpiredError, and the errors of the transport; a failed job is a status, not a rejection.
   */
  poll(options?: { readonly signal?: AbortSignal | undefined }): Promise<JobStatus<R>>;
  /**
   * Waits for the payload. Can be called again, after a timeout or an abort too. A poll that is not answered within
   * half a minute is given up, and the server asked again.
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
  readonly uuid: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** {@link OperationSpec.result} */
  readonly result?: string | true;
  /** What the server allows the job, in milliseconds from its submission. */
  readonly apiTimeoutMs?: number;
}

/** What all jobs of one client share. */
export interface JobContext {
  readonly transport: Transport;
  readonly pollIntervalMs: number;
  readonly maxPollIntervalMs: number;
  /** How long one poll may stay unanswered. */
  readonly pollTimeoutMs: number;
  /** @throws ZStackConfigError for what is not a duration. */
  timeoutMs(explicit: number | undefined, apiTimeoutMs: number | undefined): number;
}

/** The one implementation of {@link Job}. */
export class JobHandle<R> implements Job<R> {
  uuid: string;
  readonly operationId: string;
  readonly #client: JobContext;
  readonly #origin: ShownRequest;
  readonly #result: OperationSpec["result"];
  readonly #submission: Submission | undefined;
  #apiTimeoutMs: number | undefined;
  #settled: JobStatus<R> | undefined;
  /** When the server last said that it is running; long ago for a resumed job, which is asked at once. */
  #heardAt = Number.NEGATIVE_INFINITY;

  constructor(client: JobContext, json: JobJson, submission?: Submission, outcome?: Outcome) {
    const { uuid, operationId, method, path, result, apiTimeoutMs } = json;
    this.uuid = uuid;
    this.operationId = operationId;
    this.#client = client;
    this.#origin = { operationId, method, shownPath: path };
    this.#result = result;
    this.#apiTimeoutMs = apiTimeoutMs;
    this.#submission = submission;
    if (outcome) this.#adopt(outcome);
  }

  async poll(options: { readonly signal?: AbortSignal | undefined } = {}): Promise<JobStatus<R>> {
    // Room for a poll and for what may follow it: a login, and the request once more.
    const scope = new Scope(options.signal, this.#client.pollTimeoutMs * 2);
    try {
      const status = await this.#ask(scope);
      if (status) return status;
    } catch (error) {
      if (!scope.expiredWith(error)) throw error;
    } finally {
      scope.close();
    }
    throw new ZStackNetworkError("no answer in time", this.#context());
  }

  async result(options: JobWaitOptions = {}): Promise<R> {
    const { signal, timeoutMs, onProgress } = options;
    const scope = new Scope(signal, this.#client.timeoutMs(timeoutMs, this.#apiTimeoutMs));
    try {
      return await this.wait(scope, onProgress);
    } finally {
      scope.close();
    }
  }

  /** Polls until the job or the scope ends. */
  async wait(scope: Scope, onProgress: JobWaitOptions["onProgress"]): Promise<R> {
    const { pollIntervalMs, maxPollIntervalMs } = this.#client;
    try {
      // An operation that was answered at once has nothing to poll for.
      if (this.#settled?.state === "done") return this.#settled.result;
      for (let interval = pollIntervalMs; ; interval = Math.min(interval * 1.5, maxPollIntervalMs)) {
        const pause = this.#heardAt + interval - performance.now();
        if (!this.#settled && pause > 0) await scope.sleep(pause);
        const status = await this.#ask(scope);
        if (!status) continue;
        notify(onProgress, status);
        if (status.state === "done") return status.result;
        if (status.state === "failed") throw status.error;
      }
    } catch (error) {
      if (!scope.expiredWith(error)) throw error;
      throw new ZStackJobTimeoutError(this.#context(), this, !this.#submission?.pending);
    }
  }

  toJSON(): JobJson {
    const { uuid, operationId } = this;
    const { method, shownPath: path } = this.#origin;
    const result = this.#result;
    const apiTimeoutMs = this.#apiTimeoutMs;
    return {
      uuid,
      operationId,
      method,
      path,
      ...(result !== undefined && { result }),
      ...(apiTimeoutMs !== undefined && { apiTimeoutMs }),
    };
  }

  #context(): CallContext {
    return this.#client.transport.context(this.#origin, this.uuid);
  }

  #adopt(outcome: Outcome): JobStatus<R> {
    if (outcome.done) {
      // The payload's type is the spec's promise, which is all anyone has.
      this.#settled = { state: "done", jobUuid: this.uuid, result: outcome.payload as R };
      return this.#settled;
    }
    this.uuid = outcome.uuid;
    // The server knows the job, so it has the submission, answered or not.
    if (this.#submission) this.#submission.pending = false;
    this.#apiTimeoutMs = outcome.apiTimeoutMs;
    this.#heardAt = performance.now();
    return { state: "running", jobUuid: this.uuid };
  }

  /** Asks once; undefined if the server does not answer while a poll may last. */
  async #ask(scope: Scope): Promise<JobStatus<R> | undefined> {
    if (this.#settled) return this.#settled;
    const { uuid } = this;
    const answer = await this.#fetch(uuid, scope);
    if (!answer) return undefined;
    if (answer.status === 202)
      return this.#tell(this.#adopt({ done: false, uuid, apiTimeoutMs: this.#apiTimeoutMs }));
    if (isJobUnknown(answer)) throw new ZStackJobExpiredError(this.#context());
    let failure: unknown;
    try {
      if (!isFailure(answer)) {
        const payload = await readPayload(answer, this.#result, this.#context());
        return this.#tell(this.#adopt({ done: true, payload }));
      }
      failure = readFailure(answer, this.#context());
    } catch (error) {
      failure = error;
    }
    if (!(failure instanceof ZStackApiError)) throw failure;
    this.#tell({ state: "failed", jobUuid: uuid, error: failure });
    return await this.#resubmit(failure, uuid, scope);
  }

  async #fetch(uuid: string, scope: Scope): Promise<Answer | undefined> {
    const { transport, pollTimeoutMs } = this.#client;
    const request = pollRequest(this.operationId, uuid, this.#submission?.request.secrets ?? []);
    const limit = new Scope(scope.signal, pollTimeoutMs);
    try {
      // Without credentials: servers answer polls before they look at any.
      return await transport.send(request, {}, transport.context(request, uuid), limit);
    } catch (error) {
      if (!limit.expiredWith(error)) throw error;
      return undefined;
    } finally {
      limit.close();
    }
  }

  /** A failed job, unless it failed for want of a session and a new one makes another of it. */
  async #resubmit(error: ZStackApiError, uuid: string, scope: Scope): Promise<JobStatus<R>> {
    const submission = this.#submission;
    const renewed = await submission?.renew(error, scope);
    // Someone else who polls this job was quicker.
    if (this.uuid !== uuid) return { state: "running", jobUuid: this.uuid };
    if (!submission || !renewed) {
      this.#settled = { state: "failed", jobUuid: uuid, error };
      return this.#settled;
    }
    const outcome = submission.repeat(scope);
    // Before the answer, so that whoever stops waiting for it asks for the right job afterwards.
    this.uuid = submission.jobUuid ?? uuid;
    return this.#adopt(await outcome);
  }

  #tell(status: JobStatus<R>): JobStatus<R> {
    const { operationId } = this;
    this.#client.transport.emit({ type: "poll", operationId, jobUuid: status.jobUuid, state: status.state });
    return status;
  }
}

/** @throws ZStackConfigError unless `json` is what `toJSON` made. */
export function readJobJson(json: unknown): JobJson {
  const { uuid, operationId, method, path, result, apiTimeoutMs } = isRecord(json) ? json : {};
  const texts = typeof operationId === "string" && typeof method === "string" && typeof path === "string";
  const rest = ["string", "undefined"].includes(typeof result) || result === true;
  if (typeof uuid !== "string" || !JOB_UUID.test(uuid) || !texts || !rest) {
    throw new ZStackConfigError("resumeJob: this is not the JSON of a job");
  }
  return {
    uuid,
    operationId,
    method,
    path,
    ...(result !== undefined && { result: result as string | true }),
    ...(typeof apiTimeoutMs === "number" && apiTimeoutMs > 0 && { apiTimeoutMs }),
  };
}

function pollRequest(operationId: string, uuid: string, secrets: readonly string[]): WireRequest {
  const path = `/zstack/v1/api-jobs/${uuid}`;
  const nothing = { pathParams: {}, query: {}, headers: {}, body: undefined };
  return { operationId, method: "GET", path, shownPath: path, secrets, ...nothing };
}
