import { type Answer, nothingToHide, readAccepted, readPayload, saysDuplicate } from "./answer.ts";
import type { ZStackApiError } from "./api-error.ts";
import type { Credentials } from "./auth.ts";
import { MAX_REPEATS } from "./call-credentials.ts";
import {
  isApiError,
  isCutOff,
  isRefusal,
  isSessionGone,
  isTransient,
  isUnanswered,
  ZStackDecodeError,
  ZStackJobExpiredError,
  ZStackJobTimeoutError,
  ZStackNetworkError,
} from "./errors.ts";
import { type CallContext, notify } from "./events.ts";
import type { Explain } from "./failure.ts";
import type { Job, JobJson, JobStatus, JobWaitOptions } from "./job.ts";
import { nextJobUuid } from "./job-uuid.ts";
import { stringifyJson } from "./json.ts";
import type { OperationSpec, PayloadSpec } from "./operation-spec.ts";
import { checkCallOptions } from "./options.ts";
import { isMisplaced, POLL_LIMIT_MS, poll } from "./poll.ts";
import { vary } from "./retry.ts";
import { inScope, type Scope } from "./scope.ts";
import type { JobContext, Submission } from "./submission.ts";
import { driftListener, type ShownRequest, type Transport } from "./transport.ts";
import { ZStackError } from "./zstack-error.ts";

/** Servers accept jobs at once: an answer that is late will never come, its connection is dead. */
const SUBMISSION_LIMIT_MS = 60_000;

/** How often a job may have been submitted again elsewhere. */
const MAX_FOLLOWED = 20;

/** A call: submitted by this client, or a job that was before. */
export interface JobHandle<R> extends Job<R> {
  /**
   * Submits it until the server is known to have it.
   *
   * @param hasLimit Whether the scope's deadline is the caller's own, not one that depends on the server's.
   */
  submit(scope: Scope, hasLimit: boolean): Promise<void>;
  /** The payload of what was submitted. */
  wait(scope: Scope, onProgress?: JobWaitOptions["onProgress"]): Promise<R>;
  /** What to tell the caller of an error within a scope. */
  told(error: unknown, scope: Scope): unknown;
}

/**
 * The one implementation of {@link Job}, and of calls that are none.
 *
 * What makes it safe to submit again is the uuid: servers carry out one request per uuid, and tell of each whether they
 * have it.
 *
 * @param origin What is submitted, or became the job.
 * @param saved What is known of it. An empty uuid: it only reads, at once, and leaves nothing behind to ask for.
 * @param submission Absent: another client submitted it.
 */
export function createJob<R>(
  { pollIntervalMs, maxPollIntervalMs, timeoutMs: defaultTimeoutMs }: JobContext,
  transport: Transport,
  spec: PayloadSpec & Partial<Omit<OperationSpec, "result">>,
  origin: ShownRequest,
  saved: Pick<JobJson, "uuid" | "apiTimeoutMs" | "answer">,
  submission?: Submission,
): JobHandle<R> {
  const { operationId, method, shownPath, callId } = origin;
  const { attempts } = transport;
  // What another client has submitted is never sent by this one.
  const { request, credentials, explain } = (submission ?? {}) as Submission;
  let { uuid, apiTimeoutMs } = saved;
  let isJob = submission?.isJob ?? true;
  let settled: JobStatus<R> | undefined;
  /** Whether the server carried it out at once; then it knows of no job. */
  let atOnce = false;
  /** When the server last said that it is running; long ago for a resumed job, which is asked at once. */
  let heardAt = Number.NEGATIVE_INFINITY;
  /** How long the server then asked to be left in peace. */
  let retryAfterMs = 0;
  /** How often it was found under another uuid. */
  let followed = 0;
  /** Why the last question was not answered, while it is not. */
  let fault: ZStackError | undefined;
  /**
   * Whether the server may have accepted what it did not get round to answering. A server that says that it does not
   * know the job is taken at its word.
   */
  let pending = false;
  /** Whether it is to be submitted, or submitted again, should the server not know it. */
  let unaccepted = false;
  /** How often the present uuid was submitted in vain, and why the last time. */
  let failed = 0;
  let lost: ZStackError | undefined;
  /** Grows with each submission and each acceptance: an answer asked for before is out of date. */
  let news = 0;
  /** While it is submitted again. */
  let resubmission: Promise<void> | undefined;
  /** Whether the server had the last submission already, and how often that was so. */
  let isDuplicate = false;
  let duplicates = 0;

  const context = (): CallContext => transport.context(origin, isJob ? uuid : undefined);
  const outOfTime = (cause: unknown): ZStackJobTimeoutError =>
    new ZStackJobTimeoutError(context(), job, !pending, cause);

  /** The server has it. */
  const hear = (): void => {
    pending = unaccepted = false;
    failed = 0;
    lost = undefined;
    heardAt = performance.now();
  };

  const accept = (jobUuid: string): JobStatus<R> => {
    hear();
    uuid = jobUuid;
    isJob = true;
    fault = undefined;
    news++;
    return { state: "running", jobUuid };
  };

  const readDone = async (answer: Answer, jobUuid: string, explain?: Explain): Promise<JobStatus<R>> => {
    const at = context();
    // The payload's type is the spec's promise, which is all anyone has.
    const result = (await readPayload(answer, spec, at, driftListener(transport, at), explain)) as R;
    credentials?.prove();
    return { state: "done", jobUuid, result };
  };

  /** Whoever waits for it once more begins anew. */
  const giveUp = (): never => {
    failed = 0;
    if (isCutOff(lost)) unaccepted = false; // It was carried out.
    throw lost;
  };

  /** What the server says of the job; undefined if it does not know it. */
  const ask = async (jobUuid: string, scope: Scope): Promise<JobStatus<R> | undefined> => {
    const answer: Answer | undefined =
      saved.answer === undefined
        ? await poll(transport, origin, jobUuid, scope)
        : { status: 200, text: saved.answer, teller: nothingToHide };
    if (!answer) return undefined;
    // Also if what it says cannot be read: the server has it.
    if (jobUuid === uuid && !resubmission) hear();
    retryAfterMs = answer.retryAfterMs ?? 0;
    let status: JobStatus<R> = { state: "running", jobUuid };
    if (answer.status !== 202) {
      try {
        status = await readDone(answer, jobUuid);
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

  /**
   * Asks until there is an answer about the job. A server that has it, or may have it, will be back; one that was never
   * heard of may be another one.
   *
   * @param most How often to ask a server that may have the job.
   */
  const askOn = async (scope: Scope, most: number): Promise<JobStatus<R>> => {
    for (let asked = 1; !settled; asked++) {
      // What is known of a job that is being submitted again is out of date.
      if (resubmission) await scope.race(resubmission);
      const before = uuid;
      const newsBefore = news;
      let status: JobStatus<R> | undefined;
      try {
        status = await ask(uuid, scope);
        fault = undefined;
      } catch (error) {
        if (!isUnanswered(error)) throw error;
        // A 404 in other words may be a gateway's, so the job may be there; the uuid makes sending again safe.
        if (!(unaccepted && asked >= attempts && failed < attempts && isMisplaced(error))) {
          const mayBeThere = isJob && (heardAt >= 0 || (pending && transport.reached()));
          if (asked >= (mayBeThere ? most : attempts)) throw lost ?? error;
          fault = error;
          if (!(await transport.pause(asked, error, context(), scope))) throw lost ?? outOfTime(error);
          continue;
        }
      }
      if (settled) break;
      // Someone else who polls this job was quicker, and submits it again, or has done so: this answer is out of date.
      if (uuid !== before || resubmission || (!status && news !== newsBefore)) continue;
      if (!fault) pending = false;
      if (status?.state === "running") return accept(status.jobUuid);
      if (status?.state === "done") {
        settled = status;
        break;
      }
      if (!status && !unaccepted) throw new ZStackJobExpiredError(context());
      const submitted = await resubmit(status?.error, scope);
      if (!unaccepted) return submitted;
      asked = 0;
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
      if (failure) {
        if (!(await renew(failure, scope))) {
          settled = { state: "failed", jobUuid: uuid, error: failure };
          return settled;
        }
        // The server remembers the uuid as that of a failed job.
        uuid = nextJobUuid(uuid);
        failed = 0;
      } else if (failed >= attempts) giveUp();
      // Before the answer, so that whoever stops waiting for it asks for the right job afterwards.
      unaccepted = true;
      return await send(scope);
    } finally {
      resubmission = undefined;
      finish();
    }
  };

  /** Sends it until there is an answer, or it has to be asked for. */
  const send = async (scope: Scope): Promise<JobStatus<R>> => {
    for (;;) {
      // A login that fails has had its own attempts.
      const given = await credentials.take(scope);
      try {
        return await sendOnce(given, scope);
      } catch (error) {
        if (await renew(error, scope)) continue;
        const isCut = isCutOff(error);
        // After a lost answer, a 404 is a gateway's as a rule, and does not say that there is no job.
        if (!isTransient(error) && !isCut) throw (isMisplaced(error) && lost) || error;
        lost = error;
        fault = error;
        failed++;
        if (isCut && uuid && !spec.repeatable) {
          // It was carried out: only a job can be asked for what the answer said.
          if (!spec.job) throw error;
          failed = attempts;
          pending = true;
        } else {
          const isThere = pending && uuid;
          if (!isThere && failed >= attempts) giveUp();
          if (!(await transport.pause(failed, error, context(), scope))) throw error;
          if (!isThere) continue;
        }
        unaccepted = true;
        return { state: "running", jobUuid: uuid };
      }
    }
  };

  /** Whether `error` says that the session is gone, and it is worth submitting again: as a rule, there is another. */
  const renew = async (error: unknown, scope: Scope): Promise<boolean> => {
    if (!isSessionGone(error)) return false;
    // The job of an earlier submission says nothing of our session, but that its successor is to be looked for.
    if (isDuplicate) return duplicates < MAX_REPEATS;
    return submission !== undefined && credentials.renew(scope);
  };

  const sendOnce = async (
    { headers, secrets }: Required<Credentials>,
    scope: Scope,
  ): Promise<JobStatus<R>> => {
    isDuplicate = false;
    news++;
    // One that was sent before may still be there, whatever becomes of this one.
    const before = pending;
    pending = true;
    try {
      const answer = await transport.send(
        { ...request, secrets: [...request.secrets, ...secrets] },
        { ...headers, ...(uuid && { "x-job-uuid": uuid }) },
        context(),
        scope,
        spec.job ? SUBMISSION_LIMIT_MS : undefined,
      );
      const status = await readSubmitted(answer);
      pending = false;
      return status;
    } catch (error) {
      pending = isRefusal(error) ? before : !(error instanceof ZStackError) || isTransient(error);
      throw error;
    }
  };

  const readSubmitted = async (answer: Answer): Promise<JobStatus<R>> => {
    if (uuid && saysDuplicate(answer)) {
      isDuplicate = true;
      duplicates++;
      return accept(uuid);
    }
    if (answer.status === 202) {
      const { uuid: named = isJob ? uuid : undefined, ...said } = readAccepted(answer);
      if (named) {
        apiTimeoutMs = said.apiTimeoutMs ?? apiTimeoutMs;
        retryAfterMs = answer.retryAfterMs ?? retryAfterMs;
        return accept(named);
      }
      if (spec.job)
        throw new ZStackDecodeError("accepted, but the answer names no job", context(), "$.location");
    }
    settled = await readDone(answer, uuid, explain);
    unaccepted = false;
    atOnce = true;
    return settled;
  };

  const job: JobHandle<R> = {
    get uuid() {
      return uuid;
    },
    operationId,
    async submit(scope, hasLimit) {
      try {
        await send(scope);
        if (unaccepted) await askOn(scope, Number.POSITIVE_INFINITY);
      } catch (error) {
        // The call has failed: who waits on learns whether the server has it.
        unaccepted = false;
        lost = undefined;
        // Who only starts it has what was asked for, if the server was heard of it.
        if (heardAt < 0 || scope.signal.aborted) throw error;
      }
      if (!settled && !hasLimit) scope.setDeadline(defaultTimeoutMs(apiTimeoutMs));
    },
    // Room for a poll and for what may follow it: a login, and the request once more.
    poll: ({ signal } = {}) =>
      inScope(
        signal,
        POLL_LIMIT_MS * 2,
        (scope) => askOn(scope, attempts),
        (error, scope) => (scope.expiredWith(error) ? unanswered() : error),
      ),
    async result(options = {}) {
      checkCallOptions(options);
      const { signal, timeoutMs = defaultTimeoutMs(apiTimeoutMs), onProgress } = options;
      return inScope(signal, timeoutMs, (scope) => job.wait(scope, onProgress), job.told);
    },
    async wait(scope, onProgress) {
      // An operation that was answered at once has nothing to poll for.
      if (settled?.state === "done") return settled.result;
      for (let interval = pollIntervalMs; ; interval = Math.min(interval * 1.5, maxPollIntervalMs)) {
        const left = heardAt + Math.max(vary(interval, 0.2), retryAfterMs) - performance.now();
        if (!settled && left > 0) await scope.sleep(left);
        const status = await askOn(scope, Number.POSITIVE_INFINITY);
        notify(onProgress, status);
        if (status.state === "done") return status.result;
        if (status.state === "failed") throw status.error;
      }
    },
    told(error, scope) {
      if (error instanceof ZStackJobTimeoutError || scope.abortedWith(error)) return error;
      const expired = scope.expiredWith(error);
      const isKnown = heardAt >= 0 || !submission;
      // The server may have accepted what it did not get round to answering: whoever calls again has two jobs.
      if (isJob && (pending || (expired && isKnown))) return outOfTime(expired ? fault : error);
      return expired ? unanswered() : error;
    },
    toJSON() {
      const { result } = spec;
      const payload = settled?.state === "done" ? settled.result : undefined;
      const answer = atOnce
        ? stringifyJson(typeof result === "string" ? { [result]: payload } : (payload ?? {}))
        : saved.answer;
      return { uuid, operationId, method, path: shownPath, result, apiTimeoutMs, answer };
    },
  };
  const unanswered = (): ZStackNetworkError => new ZStackNetworkError("no answer in time", context(), fault);
  return job;
}
