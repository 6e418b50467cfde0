import { type Answer, isFailure, JOB_UUID, nothingToHide, readFailure, readPayload } from "./answer.js";
import type { ZStackApiError } from "./api-error.js";
import {
  isApiError,
  isSessionGone,
  isTransient,
  ZStackConfigError,
  ZStackHttpError,
  ZStackJobExpiredError,
  ZStackJobTimeoutError,
  ZStackNetworkError,
} from "./errors.js";
import { type CallContext, notify } from "./events.js";
import type { Job, JobJson, JobStatus, JobWaitOptions } from "./job.js";
import { nextJobUuid } from "./job-uuid.js";
import { isRecord, stringifyJson } from "./json.js";
import type { PayloadSpec } from "./operation-spec.js";
import { checkCallOptions } from "./options.js";
import { POLL_LIMIT_MS, poll } from "./poll.js";
import { vary } from "./retry.js";
import { openScope, type Scope } from "./scope.js";
import type { Outcome, Submission } from "./submission.js";
import { driftListener, type ShownRequest, type Transport } from "./transport.js";
import type { ZStackError } from "./zstack-error.js";

/** What all jobs of one client share. */
export interface JobContext {
  readonly transport: Transport;
  readonly pollIntervalMs: number;
  readonly maxPollIntervalMs: number;
  /** How long to wait when the caller does not say. */
  timeoutMs(apiTimeoutMs: number | undefined): number;
}

/** How often a job may have been submitted again elsewhere; more than that is a server that fails everything. */
const MAX_FOLLOWED = 20;

/** The one implementation of {@link Job}. */
export class JobHandle<R> implements Job<R> {
  uuid: string;
  readonly operationId: string;
  readonly #client: JobContext;
  readonly #spec: PayloadSpec;
  readonly #origin: ShownRequest;
  readonly #submission: Submission | undefined;
  #apiTimeoutMs: number | undefined;
  #settled: JobStatus<R> | undefined;
  /** When the server last said that it is running; long ago for a resumed job, which is asked at once. */
  #heardAt = Number.NEGATIVE_INFINITY;
  /** How long the server then asked to be left in peace. */
  #retryAfterMs = 0;
  /** Whether the server carried the operation out at once; then it knows of no job. */
  readonly #atOnce: boolean;
  /** What it then answered, if another process asked it. */
  readonly #answer: string | undefined;
  /** How often it was found under another uuid. */
  #followed = 0;
  /** While the job is submitted again. */
  #resubmission: Promise<void> | undefined;
  /** Whether it was submitted again and the server has not been heard to have it. */
  #unaccepted = false;
  /** Why the last question was not answered, while it is not. */
  #fault: ZStackError | undefined;

  /** @param origin What became the job, or the number of the call if that is not known here any more. */
  constructor(
    client: JobContext,
    spec: PayloadSpec,
    json: JobJson,
    origin: Submission | number,
    outcome?: Outcome,
  ) {
    const { uuid, operationId, method, path, apiTimeoutMs, answer } = json;
    this.#answer = answer;
    this.#atOnce = outcome?.done === true;
    this.uuid = uuid;
    this.operationId = operationId;
    this.#client = client;
    this.#spec = spec;
    this.#submission = typeof origin === "number" ? undefined : origin;
    this.#origin =
      typeof origin === "number" ? { operationId, method, shownPath: path, callId: origin } : origin.request;
    this.#apiTimeoutMs = apiTimeoutMs;
    if (outcome) this.#adopt(outcome);
  }

  async poll(options: { readonly signal?: AbortSignal | undefined } = {}): Promise<JobStatus<R>> {
    // Room for a poll and for what may follow it: a login, and the request once more.
    const scope = openScope(options.signal, POLL_LIMIT_MS * 2);
    try {
      return await this.#ask(scope, this.#client.transport.patience.attempts);
    } catch (error) {
      if (!scope.expiredWith(error)) throw error;
    } finally {
      scope.close();
    }
    throw new ZStackNetworkError("no answer in time", this.#context(), this.#fault);
  }

  async result(options: JobWaitOptions = {}): Promise<R> {
    checkCallOptions(options);
    const { signal, timeoutMs, onProgress } = options;
    const scope = openScope(signal, timeoutMs ?? this.#client.timeoutMs(this.#apiTimeoutMs));
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
        const pause = Math.max(vary(interval, 0.2), this.#retryAfterMs);
        const left = this.#heardAt + pause - performance.now();
        if (!this.#settled && left > 0) await scope.sleep(left);
        const status = await this.#ask(scope, Number.POSITIVE_INFINITY);
        notify(onProgress, status);
        if (status.state === "done") return status.result;
        if (status.state === "failed") throw status.error;
      }
    } catch (error) {
      const accepted = !this.#submission?.pending;
      if (scope.expiredWith(error))
        throw new ZStackJobTimeoutError(this.#context(), this, accepted, this.#fault);
      if (accepted || scope.abortedWith(error)) throw error;
      // Who goes by `retryable` would make the whole call again, and there may be a job already.
      throw new ZStackJobTimeoutError(this.#context(), this, accepted, error);
    }
  }

  toJSON(): JobJson {
    const { uuid, operationId } = this;
    const { method, shownPath: path } = this.#origin;
    const { result } = this.#spec;
    const apiTimeoutMs = this.#apiTimeoutMs;
    const answer = this.#atOnce ? this.#writeAnswer() : this.#answer;
    return {
      uuid,
      operationId,
      method,
      path,
      ...(result !== undefined && { result }),
      ...(apiTimeoutMs !== undefined && { apiTimeoutMs }),
      ...(answer !== undefined && { answer }),
    };
  }

  #writeAnswer(): string | undefined {
    const { result } = this.#spec;
    const payload = this.#settled?.state === "done" ? this.#settled.result : undefined;
    return stringifyJson(typeof result === "string" ? { [result]: payload } : (payload ?? {}));
  }

  #context(): CallContext {
    return this.#client.transport.context(this.#origin, this.uuid);
  }

  #adopt(outcome: Outcome): JobStatus<R> {
    if (outcome.done) {
      // A promise of the spec, as in every payload.
      this.#settled = { state: "done", jobUuid: this.uuid, result: outcome.payload as R };
      return this.#settled;
    }
    this.uuid = outcome.uuid;
    this.#unaccepted = false;
    this.#apiTimeoutMs = outcome.apiTimeoutMs ?? this.#apiTimeoutMs;
    this.#retryAfterMs = outcome.retryAfterMs ?? this.#retryAfterMs;
    this.#heardAt = performance.now();
    return { state: "running", jobUuid: this.uuid };
  }

  /**
   * Asks until there is an answer about the job. A server that has it, or may have it, will be back; one that was never
   * heard of may be another one.
   *
   * @param most How often to ask a server that may have the job.
   */
  async #ask(scope: Scope, most: number): Promise<JobStatus<R>> {
    const { transport } = this.#client;
    const { attempts } = transport.patience;
    for (let asked = 1; !this.#settled; asked++) {
      // What is known of a job that is being submitted again is out of date.
      if (this.#resubmission) await scope.race(this.#resubmission);
      const { uuid } = this;
      const heardAt = this.#heardAt;
      let status: JobStatus<R> | undefined;
      try {
        status = await this.#read(uuid, scope);
        this.#fault = undefined;
      } catch (error) {
        if (!isUnanswered(error) || asked >= (this.#mayBeThere() ? most : attempts)) throw error;
        this.#fault = error;
        if (!(await transport.pause(asked, error, this.#context(), scope)))
          throw new ZStackJobTimeoutError(this.#context(), this, !this.#submission?.pending, error);
        continue;
      }
      if (this.#settled) break;
      // Someone else who polls this job was quicker, and submits it again, or has done so: this answer is out of date.
      if (this.uuid !== uuid || this.#resubmission || (!status && this.#heardAt !== heardAt)) continue;
      if (this.#submission) this.#submission.pending = false;
      if (status?.state === "done") return this.#adopt({ done: true, payload: status.result });
      if (status?.state === "running") return this.#adopt({ done: false, uuid: status.jobUuid });
      if (!status && !this.#unaccepted) throw new ZStackJobExpiredError(this.#context());
      // What goes wrong from here on is not about this job.
      return await this.#resubmit(status?.error, scope);
    }
    return this.#settled as JobStatus<R>;
  }

  /** Whether the server has been heard to have the job, or was reached and may have it. */
  #mayBeThere(): boolean {
    return (
      Number.isFinite(this.#heardAt) || !!(this.#submission?.pending && this.#client.transport.reached())
    );
  }

  /** What the server says of the job; undefined if it does not know it. */
  async #read(uuid: string, scope: Scope): Promise<JobStatus<R> | undefined> {
    const { transport } = this.#client;
    const context = this.#context();
    const answer: Answer | undefined =
      this.#answer === undefined
        ? await poll(transport, this.#origin, uuid, scope)
        : { status: 200, text: this.#answer, teller: nothingToHide };
    if (!answer) return undefined;
    this.#retryAfterMs = answer.retryAfterMs ?? 0;
    if (answer.status === 202) return this.#tell({ state: "running", jobUuid: uuid });
    try {
      if (isFailure(answer)) throw await readFailure(answer, context);
      const payload = await readPayload(answer, this.#spec, context, driftListener(transport, context));
      this.#submission?.prove();
      // The payload's type is the spec's promise, which is all anyone has.
      return this.#tell({ state: "done", jobUuid: uuid, result: payload as R });
    } catch (error) {
      if (!isApiError(error)) throw error;
      this.#tell({ state: "failed", jobUuid: uuid, error });
      // Whoever started it may have submitted it again before this process resumed it.
      const next = nextJobUuid(uuid);
      const again =
        !this.#submission &&
        isSessionGone(error) &&
        this.#followed++ < MAX_FOLLOWED &&
        (await poll(transport, this.#origin, next, scope));
      return again ? { state: "running", jobUuid: next } : { state: "failed", jobUuid: uuid, error };
    }
  }

  /**
   * Submits the job again if it failed for want of a session and there is a new one, or if nothing became of it when
   * that was tried before. Everyone else who polls it waits.
   */
  async #resubmit(failure: ZStackApiError | undefined, scope: Scope): Promise<JobStatus<R>> {
    const submission = this.#submission;
    let finish = (): void => {};
    this.#resubmission = new Promise((resolve) => {
      finish = resolve;
    });
    try {
      if (failure && !(await submission?.renew(failure, scope))) {
        this.#settled = { state: "failed", jobUuid: this.uuid, error: failure };
        return this.#settled;
      }
      const outcome = failure ? submission?.repeat(scope) : submission?.send(scope);
      // Before the answer, so that whoever stops waiting for it asks for the right job afterwards.
      this.uuid = submission?.jobUuid ?? this.uuid;
      this.#unaccepted = true;
      return this.#adopt((await outcome) as Outcome);
    } finally {
      this.#resubmission = undefined;
      finish();
    }
  }

  #tell(status: JobStatus<R>): JobStatus<R> {
    const { operationId, callId } = this.#origin;
    this.#client.transport.emit?.({
      type: "poll",
      callId,
      operationId,
      jobUuid: status.jobUuid,
      state: status.state,
    });
    return status;
  }
}

/** Whether a poll brought nothing of the job: no answer, or a gateway's in the server's place. */
function isUnanswered(error: unknown): error is ZStackError {
  return isTransient(error) || error instanceof ZStackHttpError;
}

/** @throws ZStackConfigError unless `json` is what `toJSON` made. */
export function readJobJson(json: unknown): JobJson {
  const { uuid, operationId, method, path, result, apiTimeoutMs, answer } = isRecord(json) ? json : {};
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
    ...(typeof answer === "string" && { answer }),
  };
}
