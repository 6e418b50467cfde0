import { type Answer, isDuplicate, isFailure, readAccepted, readFailure, readPayload } from "./answer.ts";
import type { Authenticator, Credentials } from "./auth.ts";
import {
  isDone,
  isSessionGone,
  isTransient,
  ZStackConfigError,
  ZStackDecodeError,
  ZStackHttpError,
  ZStackNetworkError,
} from "./errors.ts";
import type { CallContext } from "./events.ts";
import { newJobUuid, nextJobUuid } from "./job-uuid.ts";
import type { OperationSpec } from "./operation-spec.ts";
import { isMisplaced, poll } from "./poll.ts";
import type { WireRequest } from "./request.ts";
import type { Scope } from "./scope.ts";
import { driftListener, type Transport } from "./transport.ts";
import { ZStackError } from "./zstack-error.ts";

/** Servers accept jobs at once: an answer that is late will never come, its connection is dead. */
const SUBMISSION_LIMIT_MS = 60_000;

/** One call has as many submissions as sessions have ended under it; more than that is a server that counts wrong. */
const MAX_REPEATS = 100;

/** What the server made of a submission: it was carried out, or it became a job. */
export type Outcome =
  | { readonly done: true; readonly payload: unknown }
  | {
      readonly done: false;
      readonly uuid: string;
      readonly apiTimeoutMs?: number | undefined;
      readonly retryAfterMs?: number | undefined;
    };

/** One call's request: sent until the server is known to have it, and once more when the session turns out to be gone. */
export class Submission {
  readonly spec: OperationSpec;
  readonly request: WireRequest;
  /** The `X-Job-UUID`; undefined for a GET that is no job: it leaves nothing behind to ask for. */
  jobUuid: string | undefined;
  /**
   * Whether the server may have accepted what it did not get round to answering. A server that says that it does not
   * know the job is taken at its word.
   */
  pending = false;
  /** Whether servers run it as a job; of what others have written, that is not known until they answer. */
  readonly isJob: boolean;
  /** Why it was last not answered, for when time is up before it is. */
  fault: ZStackError | undefined;
  /** The endpoint, as this call wants it treated. */
  readonly transport: Transport;
  readonly #authenticator: Authenticator | undefined;
  #credentials: Credentials | undefined;
  readonly #proven: WeakSet<Credentials>;
  /** How many sessions it has lost, and how many of them had not worked for any call. */
  #lost = 0;
  #fruitless = 0;
  /** Whether the server had the last submission already, and how often that was so. */
  #duplicate = false;
  #duplicates = 0;

  constructor(
    spec: OperationSpec,
    request: WireRequest,
    transport: Transport,
    authenticator: Authenticator | undefined,
    proven: WeakSet<Credentials>,
    jobUuid: string | undefined,
  ) {
    this.spec = spec;
    this.request = request;
    this.jobUuid = request.method === "GET" && !spec.job ? undefined : (jobUuid ?? newJobUuid());
    this.isJob = spec.job ?? (spec.raw !== undefined && this.jobUuid !== undefined);
    this.transport = transport;
    this.#authenticator = authenticator;
    this.#proven = proven;
  }

  /**
   * Sends it until an answer says what became of it. The uuid is what makes that safe: the server carries out one
   * request per uuid, and tells of each whether it has it.
   */
  async send(scope: Scope): Promise<Outcome> {
    const { patience } = this.transport;
    for (let sent = 1; ; sent++) {
      // A login that fails has had its own attempts.
      await this.#authenticate(scope);
      try {
        return await this.#sendOnce(scope);
      } catch (error) {
        if (await this.renew(error, scope)) {
          sent--;
          continue;
        }
        const { jobUuid, pending } = this;
        const context = this.#context();
        const isCut = isCutOff(error);
        // After a lost answer, a 404 is a gateway's as a rule, and does not say that there is no job.
        if (!isTransient(error) && !isCut) throw (isMisplaced(error) && this.fault) || error;
        this.fault = error;
        if (isCut && jobUuid && !this.spec.repeatable) {
          // It was carried out: only a job can be asked for what the answer said.
          if (this.spec.job && (await this.#isKnown(jobUuid, error, patience.attempts, context, scope)))
            return { done: false, uuid: jobUuid };
          throw error;
        }
        if (!(pending && jobUuid) && sent >= patience.attempts) throw error;
        if (!(await this.transport.pause(sent, error, context, scope))) throw error;
        if (!(pending && jobUuid)) continue;
        if (await this.#isKnown(jobUuid, error, sent, context, scope)) return { done: false, uuid: jobUuid };
        if (sent >= patience.attempts) throw error;
      }
    }
  }

  /** Whether `error` says that the session is gone, and it is worth submitting again: as a rule, there is another. */
  async renew(error: unknown, scope: Scope): Promise<boolean> {
    const credentials = this.#credentials;
    // The job of an earlier submission says nothing of our session, but that its successor is to be looked for.
    if (this.#duplicate && isSessionGone(error)) return this.#duplicates < MAX_REPEATS;
    if (!credentials || !isSessionGone(error)) return false;
    // Sessions that other calls succeed with are lost, and opened anew, as often as it takes.
    const worked = this.#proven.has(credentials);
    const most = Math.max(1, this.transport.patience.attempts - 1);
    if (this.#lost >= MAX_REPEATS || (!worked && this.#fruitless >= most)) return false;
    const renewal = this.#authenticator?.renew?.(credentials, scope.signal);
    if (!renewal || !(await scope.race(renewal))) return false;
    this.#lost++;
    if (!worked) this.#fruitless++;
    return true;
  }

  /** Tells all calls that the session of this one is good. */
  prove(): void {
    if (this.#credentials) this.#proven.add(this.#credentials);
  }

  /** Sends it again after its job has failed: the server remembers the uuid as that of a failed job. */
  repeat(scope: Scope): Promise<Outcome> {
    this.jobUuid &&= nextJobUuid(this.jobUuid);
    return this.send(scope);
  }

  /**
   * Asks whether the server has the submission whose answer was lost. A server that runs it as a job is asked until
   * the scope ends, as in every poll: to give up would be to leave a job behind that nobody knows of.
   *
   * @param sent How often it was submitted.
   * @throws `lost` if there is no answer to that either.
   */
  async #isKnown(
    uuid: string,
    lost: ZStackError,
    sent: number,
    context: CallContext,
    scope: Scope,
  ): Promise<boolean> {
    const transport = this.transport;
    const { attempts } = transport.patience;
    for (let asked = 1; ; asked++) {
      try {
        const known = (await poll(transport, this.request, uuid, scope)) !== undefined;
        this.pending = false;
        return known;
      } catch (error) {
        if (!(error instanceof ZStackError)) throw error;
        if (asked >= attempts) {
          // A 404 in other words may be a gateway's, so the job may be there; the uuid makes sending again safe.
          if (isMisplaced(error) && sent < attempts) return false;
          if (!this.isJob || !transport.reached()) throw lost;
        }
        if (!(await transport.pause(asked, error, context, scope))) throw lost;
      }
    }
  }

  async #authenticate(scope: Scope): Promise<void> {
    const { spec, request } = this;
    if (spec.authenticated === false || (spec.raw && !this.#authenticator)) return;
    if (!this.#authenticator) throw new ZStackConfigError('the operation needs "auth"', this.#context());
    scope.signal.throwIfAborted();
    const toSign = { method: request.method, path: request.signedPath };
    const given = this.#authenticator.credentials(toSign, scope.signal);
    this.#credentials = "headers" in given ? given : await scope.race(given);
  }

  async #sendOnce(scope: Scope): Promise<Outcome> {
    const { spec, request, jobUuid } = this;
    const transport = this.transport;
    const context = this.#context();
    const { headers, secrets = [] } = this.#credentials ?? {};
    const shielded = [...request.secrets, ...secrets, ...Object.values(headers ?? {})];
    this.#duplicate = false;
    // One that was sent before may still be there, whatever becomes of this one.
    const before = this.pending;
    this.pending = true;
    try {
      const answer = await transport.send(
        { ...request, secrets: shielded },
        { ...lowerCased(headers), ...(jobUuid && { "x-job-uuid": jobUuid }) },
        context,
        scope,
        spec.job ? SUBMISSION_LIMIT_MS : undefined,
      );
      const outcome = await this.#read(answer, context);
      this.pending = false;
      return outcome;
    } catch (error) {
      if (isRefusal(error)) this.pending = before;
      else if (isAnswer(error)) this.pending = false;
      throw error;
    }
  }

  async #read(answer: Answer, context: CallContext): Promise<Outcome> {
    const { spec, jobUuid } = this;
    if (jobUuid && isDuplicate(answer)) {
      this.#duplicate = true;
      this.#duplicates++;
      return { done: false, uuid: jobUuid };
    }
    if (isFailure(answer)) {
      throw await readFailure(answer, context, (status, text) =>
        this.#authenticator?.explain?.(status, text),
      );
    }
    if (answer.status === 202) {
      const { uuid = this.isJob ? jobUuid : undefined, apiTimeoutMs } = readAccepted(answer);
      if (uuid) return { done: false, uuid, apiTimeoutMs, retryAfterMs: answer.retryAfterMs };
      if (spec.job)
        throw new ZStackDecodeError("accepted, but the answer names no job", context, "$.location");
    }
    const payload = await readPayload(answer, spec, context, driftListener(this.transport, context));
    this.prove();
    return { done: true, payload };
  }

  #context(): CallContext {
    return this.transport.context(this.request, this.isJob ? this.jobUuid : undefined);
  }
}

/** Whether a submission certainly was not accepted: not sent at all, turned away for asking too often, or refused. */
function isRefusal(error: unknown): boolean {
  if (error instanceof ZStackNetworkError) return !error.sent;
  return error instanceof ZStackHttpError && (error.status === 429 || !error.retryable);
}

/** Whether the answer began to say that what was asked, and is not only reading, was done. */
function isCutOff(error: unknown): error is ZStackNetworkError | ZStackDecodeError {
  const isCut = error instanceof ZStackNetworkError || error instanceof ZStackDecodeError;
  return isCut && isDone(error.status, error);
}

/** Whether an error is the server's own, which says what became of the submission. */
function isAnswer(error: unknown): boolean {
  return error instanceof ZStackError && !isTransient(error);
}

/** Headers by names that are equal when they mean the same. */
function lowerCased(headers: Credentials["headers"] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
