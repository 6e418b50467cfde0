import { type Answer, JOB_UUID, nothingToHide, readPayload } from "./answer.js";
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
import { inScope, type Scope } from "./scope.js";
import type { Outcome, Submission } from "./submission.js";
import { driftListener, type ShownRequest, type Transport } from "./transport.js";
import type { ZStackError } from "./zstack-error.js";

/** What all jobs of one client share. */
export interface JobContext {
  readonly pollIntervalMs: number;
  readonly maxPollIntervalMs: number;
  /** How long to wait when the caller does not say. */
  timeoutMs(apiTimeoutMs: number | undefined): number;
}

/** A job, and how to wait for it within a scope that counts more than the wait. */
export interface JobHandle<R> extends Job<R> {
  wait(scope: Scope, onProgress: JobWaitOptions["onProgress"]): Promise<R>;
}

/** How often a job may have been submitted again elsewhere; more than that is a server that fails everything. */
const MAX_FOLLOWED = 20;

/**
 * The one implementation of {@link Job}.
 *
 * @param origin What became the job.
 * @param saved What is known of it from before.
 * @param submission What submits it, if that was this client.
 * @param outcome What the server made of the submission, if it said.
 */
export function createJob<R>(
  { pollIntervalMs, maxPollIntervalMs, timeoutMs: defaultTimeoutMs }: JobContext,
  transport: Transport,
  spec: PayloadSpec,
  origin: ShownRequest,
  saved: Pick<JobJson, "uuid" | "apiTimeoutMs" | "answer">,
  submission?: Submission,
  outcome?: Outcome,
): JobHandle<R> {
  const { operationId, method, shownPath, callId } = origin;
  const { attempts } = transport.patience;
  let { uuid, apiTimeoutMs } = saved;
  let settled: JobStatus<R> | undefined;
  /** When the server last said that it is running; long ago for a resumed job, which is asked at once. */
  let heardAt = Number.NEGATIVE_INFINITY;
  /** How long the server then asked to be left in peace. */
  let retryAfterMs = 0;
  /** How often it was found under another uuid. */
  let followed = 0;
  /** While the job is submitted again. */
  let resubmission: Promise<void> | undefined;
  /** Whether it was submitted again and the server has not been heard to have it. */
  let unaccepted = false;
  /** Why the last question was not answered, while it is not. */
  let fault: ZStackError | undefined;

  const context = (): CallContext => transport.context(origin, uuid);
  const outOfTime = (cause: unknown): ZStackJobTimeoutError =>
    new ZStackJobTimeoutError(context(), job, !submission?.pending, cause);

  const adopt = (outcome: Outcome): JobStatus<R> => {
    if (outcome.done) {
      // A promise of the spec, as in every payload.
      settled = { state: "done", jobUuid: uuid, result: outcome.payload as R };
      return settled;
    }
    uuid = outcome.uuid;
    unaccepted = false;
    apiTimeoutMs = outcome.apiTimeoutMs ?? apiTimeoutMs;
    retryAfterMs = outcome.retryAfterMs ?? retryAfterMs;
    heardAt = performance.now();
    return { state: "running", jobUuid: uuid };
  };

  /** What the server says of the job; undefined if it does not know it. */
  const read = async (jobUuid: string, scope: Scope): Promise<JobStatus<R> | undefined> => {
    const answer: Answer | undefined =
      saved.answer === undefined
        ? await poll(transport, origin, jobUuid, scope)
        : // The server carried the operation out at once, and knows of no job.
          { status: 200, text: saved.answer, teller: nothingToHide };
    if (!answer) return undefined;
    retryAfterMs = answer.retryAfterMs ?? 0;
    let status: JobStatus<R> = { state: "running", jobUuid };
    if (answer.status !== 202) {
      const at = context();
      try {
        // The payload's type is the spec's promise, which is all anyone has.
        const result = (await readPayload(answer, spec, at, driftListener(transport, at))) as R;
        submission?.prove();
        status = { state: "done", jobUuid, result };
      } catch (error) {
        if (!isApiError(error)) throw error;
        status = { state: "failed", jobUuid, error };
      }
    }
    const { state } = status;
    transport.emit?.({ type: "poll", callId, operationId, jobUuid, state });
    if (status.state !== "failed" || submission || !isSessionGone(status.error)) return status;
    // Whoever started it may have submitted it again before this process resumed it.
    const next = nextJobUuid(jobUuid);
    return followed++ < MAX_FOLLOWED && (await poll(transport, origin, next, scope))
      ? { state: "running", jobUuid: next }
      : status;
  };

  /** Whether the server has been heard to have the job, or was reached and may have it. */
  const mayBeThere = (): boolean =>
    heardAt > Number.NEGATIVE_INFINITY || !!(submission?.pending && transport.reached());

  /**
   * Asks until there is an answer about the job. A server that has it, or may have it, will be back; one that was never
   * heard of may be another one.
   *
   * @param most How often to ask a server that may have the job.
   */
  const ask = async (scope: Scope, most: number): Promise<JobStatus<R>> => {
    for (let asked = 1; !settled; asked++) {
      // What is known of a job that is being submitted again is out of date.
      if (resubmission) await scope.race(resubmission);
      const before = uuid;
      const heardBefore = heardAt;
      let status: JobStatus<R> | undefined;
      try {
        status = await read(uuid, scope);
        fault = undefined;
      } catch (error) {
        if (!isUnanswered(error) || asked >= (mayBeThere() ? most : attempts)) throw error;
        fault = error;
        if (!(await transport.pause(asked, error, context(), scope))) throw outOfTime(error);
        continue;
      }
      if (settled) break;
      // Someone else who polls this job was quicker, and submits it again, or has done so: this answer is out of date.
      if (uuid !== before || resubmission || (!status && heardAt !== heardBefore)) continue;
      if (submission) submission.pending = false;
      if (status?.state === "done") return adopt({ done: true, payload: status.result });
      if (status?.state === "running") return adopt({ done: false, uuid: status.jobUuid });
      if (!status && !unaccepted) throw new ZStackJobExpiredError(context());
      // What goes wrong from here on is not about this job.
      return await resubmit(status?.error, scope);
    }
    return settled;
  };

  /**
   * Submits the job again if it failed for want of a session and there is a new one, or if nothing became of it when
   * that was tried before. Everyone else who polls it waits.
   */
  const resubmit = async (failure: ZStackApiError | undefined, scope: Scope): Promise<JobStatus<R>> => {
    let finish = (): void => {};
    resubmission = new Promise((resolve) => {
      finish = resolve;
    });
    try {
      if (failure && !(await submission?.renew(failure, scope))) {
        settled = { state: "failed", jobUuid: uuid, error: failure };
        return settled;
      }
      const outcome = failure ? submission?.repeat(scope) : submission?.send(scope);
      // Before the answer, so that whoever stops waiting for it asks for the right job afterwards.
      uuid = submission?.jobUuid ?? uuid;
      unaccepted = true;
      return adopt((await outcome) as Outcome);
    } finally {
      resubmission = undefined;
      finish();
    }
  };

  const job: JobHandle<R> = {
    get uuid() {
      return uuid;
    },
    operationId,
    // Room for a poll and for what may follow it: a login, and the request once more.
    poll: ({ signal } = {}) =>
      inScope(signal, POLL_LIMIT_MS * 2, async (scope) => {
        try {
          return await ask(scope, attempts);
        } catch (error) {
          throw scope.expiredWith(error)
            ? new ZStackNetworkError("no answer in time", context(), fault)
            : error;
        }
      }),
    async result(options = {}) {
      checkCallOptions(options);
      const { signal, timeoutMs = defaultTimeoutMs(apiTimeoutMs), onProgress } = options;
      return inScope(signal, timeoutMs, (scope) => job.wait(scope, onProgress));
    },
    async wait(scope, onProgress) {
      try {
        // An operation that was answered at once has nothing to poll for.
        if (settled?.state === "done") return settled.result;
        for (let interval = pollIntervalMs; ; interval = Math.min(interval * 1.5, maxPollIntervalMs)) {
          const left = heardAt + Math.max(vary(interval, 0.2), retryAfterMs) - performance.now();
          if (!settled && left > 0) await scope.sleep(left);
          const status = await ask(scope, Number.POSITIVE_INFINITY);
          notify(onProgress, status);
          if (status.state === "done") return status.result;
          if (status.state === "failed") throw status.error;
        }
      } catch (error) {
        if (scope.expiredWith(error)) throw outOfTime(fault);
        // Who goes by `retryable` would make the whole call again, and there may be a job already.
        throw submission?.pending && !scope.abortedWith(error) ? outOfTime(error) : error;
      }
    },
    toJSON() {
      const { result } = spec;
      const answer = outcome?.done
        ? stringifyJson(typeof result === "string" ? { [result]: outcome.payload } : (outcome.payload ?? {}))
        : saved.answer;
      return {
        uuid,
        operationId,
        method,
        path: shownPath,
        ...(result !== undefined && { result }),
        ...(apiTimeoutMs !== undefined && { apiTimeoutMs }),
        ...(answer !== undefined && { answer }),
      };
    },
  };
  if (outcome) adopt(outcome);
  return job;
}

/** Whether a poll brought nothing of the job: no answer, or a gateway's in the server's place. */
function isUnanswered(error: unknown): error is ZStackError {
  return isTransient(error) || error instanceof ZStackHttpError;
}

/** @throws ZStackConfigError unless `json` is what `toJSON` made. */
export function readJobJson(json: unknown): JobJson {
  // What it should be, which is then looked at.
  const { uuid, operationId, method, path, result, apiTimeoutMs, answer } = (isRecord(json)
    ? json
    : {}) as unknown as JobJson;
  const texts = [uuid, operationId, method, path, result === true ? "" : (result ?? "")];
  if (!texts.every((text) => typeof text === "string") || !JOB_UUID.test(uuid))
    throw new ZStackConfigError("resumeJob: this is not the JSON of a job");
  return {
    uuid,
    operationId,
    method,
    path,
    ...(result !== undefined && { result }),
    ...(typeof apiTimeoutMs === "number" && apiTimeoutMs > 0 && { apiTimeoutMs }),
    ...(typeof answer === "string" && { answer }),
  };
}
