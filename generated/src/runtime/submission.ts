import { type Answer, isDuplicate, readAccepted, readPayload } from "./answer.js";
import type { Authenticator, Credentials } from "./auth.js";
import {
  isDone,
  isSessionGone,
  isTransient,
  ZStackConfigError,
  ZStackDecodeError,
  ZStackHttpError,
  ZStackNetworkError,
} from "./errors.js";
import type { CallContext } from "./events.js";
import { newJobUuid, nextJobUuid } from "./job-uuid.js";
import type { OperationSpec } from "./operation-spec.js";
import { isMisplaced, poll } from "./poll.js";
import type { WireRequest } from "./request.js";
import type { Scope } from "./scope.js";
import { driftListener, type Transport } from "./transport.js";
import { ZStackError } from "./zstack-error.js";

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
export interface Submission {
  readonly spec: OperationSpec;
  readonly request: WireRequest;
  /** The endpoint, as this call wants it treated. */
  readonly transport: Transport;
  /** The `X-Job-UUID`; undefined for a GET that is no job: it leaves nothing behind to ask for. */
  readonly jobUuid: string | undefined;
  /** Whether servers run it as a job; of what others have written, that is not known until they answer. */
  readonly isJob: boolean;
  /**
   * Whether the server may have accepted what it did not get round to answering. A server that says that it does not
   * know the job is taken at its word.
   */
  pending: boolean;
  /** Why it was last not answered, for when time is up before it is. */
  readonly fault: ZStackError | undefined;
  /**
   * Sends it until an answer says what became of it. The uuid is what makes that safe: the server carries out one
   * request per uuid, and tells of each whether it has it.
   */
  send(scope: Scope): Promise<Outcome>;
  /** Sends it again after its job has failed: the server remembers the uuid as that of a failed job. */
  repeat(scope: Scope): Promise<Outcome>;
  /** Whether `error` says that the session is gone, and it is worth submitting again: as a rule, there is another. */
  renew(error: unknown, scope: Scope): Promise<boolean>;
  /** Tells all calls that the session of this one is good. */
  prove(): void;
}

/** @param proven The sessions of which calls have told that they are good. */
export function createSubmission(
  spec: OperationSpec,
  request: WireRequest,
  transport: Transport,
  authenticator: Authenticator | undefined,
  proven: WeakSet<Credentials>,
  givenUuid: string | undefined,
): Submission {
  const { attempts } = transport.patience;
  let jobUuid = request.method === "GET" && !spec.job ? undefined : (givenUuid ?? newJobUuid());
  const isJob = spec.job ?? (spec.raw !== undefined && jobUuid !== undefined);
  let pending = false;
  let fault: ZStackError | undefined;
  let credentials: Credentials | undefined;
  /** How many sessions it has lost, and how many of them had not worked for any call. */
  let lost = 0;
  let fruitless = 0;
  /** Whether the server had the last submission already, and how often that was so. */
  let duplicate = false;
  let duplicates = 0;

  const contextOf = (): CallContext => transport.context(request, isJob ? jobUuid : undefined);
  const prove = (): void => {
    if (credentials) proven.add(credentials);
  };

  const send = async (scope: Scope): Promise<Outcome> => {
    for (let sent = 1; ; sent++) {
      // A login that fails has had its own attempts.
      await authenticate(scope);
      try {
        return await sendOnce(scope);
      } catch (error) {
        if (await renew(error, scope)) {
          sent--;
          continue;
        }
        const context = contextOf();
        const isCut = isCutOff(error);
        // After a lost answer, a 404 is a gateway's as a rule, and does not say that there is no job.
        if (!isTransient(error) && !isCut) throw (isMisplaced(error) && fault) || error;
        fault = error;
        if (isCut && jobUuid && !spec.repeatable) {
          // It was carried out: only a job can be asked for what the answer said.
          if (spec.job && (await isKnown(jobUuid, error, attempts, context, scope)))
            return { done: false, uuid: jobUuid };
          throw error;
        }
        /** What the server can be asked for. */
        const uuid = pending && jobUuid;
        if (!uuid && sent >= attempts) throw error;
        if (!(await transport.pause(sent, error, context, scope))) throw error;
        if (uuid && (await isKnown(uuid, error, sent, context, scope))) return { done: false, uuid };
        if (sent >= attempts) throw error;
      }
    }
  };

  const renew = async (error: unknown, scope: Scope): Promise<boolean> => {
    if (!isSessionGone(error)) return false;
    // The job of an earlier submission says nothing of our session, but that its successor is to be looked for.
    if (duplicate) return duplicates < MAX_REPEATS;
    if (!credentials) return false;
    // Sessions that other calls succeed with are lost, and opened anew, as often as it takes.
    const worked = proven.has(credentials);
    if (lost >= MAX_REPEATS || (!worked && fruitless >= Math.max(1, attempts - 1))) return false;
    const renewal = authenticator?.renew?.(credentials, scope.signal);
    if (!renewal || !(await scope.race(renewal))) return false;
    lost++;
    if (!worked) fruitless++;
    return true;
  };

  /**
   * Asks whether the server has the submission whose answer was lost. A server that runs it as a job is asked until
   * the scope ends, as in every poll: to give up would be to leave a job behind that nobody knows of.
   *
   * @param sent How often it was submitted.
   * @throws `unanswered` if there is no answer to that either.
   */
  const isKnown = async (
    uuid: string,
    unanswered: ZStackError,
    sent: number,
    context: CallContext,
    scope: Scope,
  ): Promise<boolean> => {
    for (let asked = 1; ; asked++) {
      try {
        const known = (await poll(transport, request, uuid, scope)) !== undefined;
        pending = false;
        return known;
      } catch (error) {
        if (!(error instanceof ZStackError)) throw error;
        if (asked >= attempts) {
          // A 404 in other words may be a gateway's, so the job may be there; the uuid makes sending again safe.
          if (isMisplaced(error) && sent < attempts) return false;
          if (!isJob || !transport.reached()) throw unanswered;
        }
        if (!(await transport.pause(asked, error, context, scope))) throw unanswered;
      }
    }
  };

  const authenticate = async ({ signal, race }: Scope): Promise<void> => {
    if (spec.authenticated === false || (spec.raw && !authenticator)) return;
    if (!authenticator) throw new ZStackConfigError('the operation needs "auth"', contextOf());
    signal.throwIfAborted();
    const { method, signedPath: path } = request;
    const given = authenticator.credentials({ method, path }, signal);
    credentials = "headers" in given ? given : await race(given);
  };

  const sendOnce = async (scope: Scope): Promise<Outcome> => {
    const context = contextOf();
    const { headers = {}, secrets = [] } = credentials ?? {};
    const shielded = [...request.secrets, ...secrets, ...Object.values(headers)];
    duplicate = false;
    // One that was sent before may still be there, whatever becomes of this one.
    const before = pending;
    pending = true;
    try {
      const answer = await transport.send(
        { ...request, secrets: shielded },
        { ...lowerCased(headers), ...(jobUuid && { "x-job-uuid": jobUuid }) },
        context,
        scope,
        spec.job ? SUBMISSION_LIMIT_MS : undefined,
      );
      const outcome = await read(answer, context);
      pending = false;
      return outcome;
    } catch (error) {
      if (isRefusal(error)) pending = before;
      else if (isAnswer(error)) pending = false;
      throw error;
    }
  };

  const read = async (answer: Answer, context: CallContext): Promise<Outcome> => {
    if (jobUuid && isDuplicate(answer)) {
      duplicate = true;
      duplicates++;
      return { done: false, uuid: jobUuid };
    }
    if (answer.status === 202) {
      const { uuid = isJob ? jobUuid : undefined, apiTimeoutMs } = readAccepted(answer);
      if (uuid) return { done: false, uuid, apiTimeoutMs, retryAfterMs: answer.retryAfterMs };
      if (spec.job)
        throw new ZStackDecodeError("accepted, but the answer names no job", context, "$.location");
    }
    const payload = await readPayload(
      answer,
      spec,
      context,
      driftListener(transport, context),
      (status, text) => authenticator?.explain?.(status, text),
    );
    prove();
    return { done: true, payload };
  };

  return {
    spec,
    request,
    transport,
    isJob,
    get jobUuid() {
      return jobUuid;
    },
    get pending() {
      return pending;
    },
    set pending(is) {
      pending = is;
    },
    get fault() {
      return fault;
    },
    send,
    repeat(scope) {
      jobUuid &&= nextJobUuid(jobUuid);
      return send(scope);
    },
    renew,
    prove,
  };
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
function lowerCased(headers: Credentials["headers"]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
