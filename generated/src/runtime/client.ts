/// <reference lib="esnext.disposable" preserve="true" />
import type { Authenticator, Credentials } from "./auth.js";
import { callCredentials } from "./call-credentials.js";
import type { CallOptions } from "./call-options.js";
import { parseEndpoint } from "./endpoint.js";
import { load, ZStackConfigError } from "./errors.js";
import type { Explain } from "./failure.js";
import type { Job, JobJson } from "./job.js";
import { createJob, type JobHandle } from "./job-handle.js";
import { readJobJson } from "./job-json.js";
import { newJobUuid } from "./job-uuid.js";
import { hasAddress, type OperationOf, type OperationSpec } from "./operation-spec.js";
import { type ClientOptions, checkCallOptions, checkClientOptions } from "./options.js";
import { buildRequest, type WireRequest } from "./request.js";
import { inScope, type Scope } from "./scope.js";
import type { JobContext } from "./submission.js";
import { createTransport } from "./transport.js";

export type { CallOptions } from "./call-options.js";
export type { ClientOptions } from "./options.js";

/** How long to wait for a job when neither the caller nor the server says; what servers allow most operations. */
const FALLBACK_TIMEOUT_MS = 30 * 60_000;

/** Servers give up on calls that are not jobs after five minutes, logging in included. */
const SYNC_TIMEOUT_MS = 5 * 60_000;

/** What a server may need to fail a job whose time is up, and to answer a poll. */
const FAILING_MS = 10_000;

/** One management node (or its virtual address), with one way to log in. */
export interface Client {
  /** Without a trailing slash, `/zstack` and `/zstack/v1`. */
  readonly endpoint: string;
  /** Calls an operation and resolves to its payload. Generated operations call this; it works for any other too. */
  call<R>(operation: OperationSpec, params?: object, options?: CallOptions): Promise<R>;
  /** Submits an operation and resolves as soon as the server has accepted it. */
  start<R>(operation: OperationSpec, params?: object, options?: CallOptions): Promise<Job<R>>;
  /**
   * A job that was started before, from what its `toJSON` gave. The server is not asked yet.
   *
   * @param operation What was started: it tells the result's type, and to packages with bigints where they are.
   * @throws ZStackConfigError if `json` is something else, or a job of another operation.
   */
  resumeJob<R = unknown>(json: JobJson, operation?: OperationOf<R>): Job<R>;
  /**
   * Ends the session the client opened, if it did, or the login it waits for. Later calls open another. A server that
   * does not answer is given ten seconds; the session then ends by itself, two hours after the last call.
   */
  logout(): Promise<void>;
  /** `await using client = …`: logs out, and minds no failure, for sessions end by themselves too. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * A client. Nothing is sent before the first call.
 *
 * @throws ZStackConfigError for options that cannot work.
 */
export function createClient(options: ClientOptions): Client {
  checkClientOptions(options);
  const endpoint = parseEndpoint(options.endpoint);
  const { job: { pollIntervalMs = 1000, maxPollIntervalMs = 5000, timeoutMs } = {}, bodyKey } = options;

  let authenticator: Authenticator | undefined;
  let calls = 0;
  const proven = new WeakSet<Credentials>();
  const transport = createTransport(endpoint, options, () => authenticator?.secrets?.() ?? []);
  const longestPause = Math.max(pollIntervalMs, maxPollIntervalMs);
  const jobs: JobContext = {
    pollIntervalMs,
    maxPollIntervalMs: longestPause,
    timeoutMs: (apiTimeoutMs) =>
      timeoutMs ??
      // A server whose own limit it is fails the job then, and is asked once more, to hear of that.
      (apiTimeoutMs && apiTimeoutMs + longestPause + FAILING_MS) ??
      FALLBACK_TIMEOUT_MS,
  };

  /** Submits, and goes on with `finish`. */
  const run = async <T>(
    spec: OperationSpec,
    params: object,
    call: CallOptions,
    finish: (job: JobHandle<unknown>, scope: Scope) => T | Promise<T>,
  ): Promise<T> => {
    const { id: operationId, method, path: shownPath } = spec;
    const context = transport.context({ operationId, method, shownPath, callId: ++calls });
    const refuse = (problem: string): never => {
      throw new ZStackConfigError(problem, context);
    };
    let { address } = spec;
    if (!address && !spec.raw && hasAddress(spec))
      address = (await load(import("./address.js"), context)).writeAddress;
    let request: WireRequest;
    try {
      checkCallOptions(call);
      // At once, if the operation brings along what it takes: what callers change in their params later has no effect.
      request = { ...buildRequest(spec, params, call, bodyKey, address), callId: context.callId };
    } catch (error) {
      return refuse((error as Error).message);
    }
    const { jobUuid, retry, attemptTimeoutMs, onResponse, headers = {}, webHook } = call;
    const entries = [...(Symbol.iterator in headers ? headers : Object.entries(headers))];
    if (entries.length > 0 || webHook !== undefined) {
      const { writeHeaders } = await load(import("./call-headers.js"), context);
      request = { ...request, headers: writeHeaders(entries, webHook, !!spec.raw, refuse) };
    }
    const own = retry || attemptTimeoutMs !== undefined || onResponse ? transport.forCall(call) : transport;
    const uuid = spec.method === "GET" && !spec.job ? "" : (jobUuid ?? newJobUuid());
    const isJob = spec.job ?? (spec.raw !== undefined && uuid !== "");
    const isOpen = spec.authenticated === false || (spec.raw && !authenticator);
    if (!isOpen && !authenticator) refuse('the operation needs "auth"');
    const signed = { method, path: request.signedPath };
    const credentials = callCredentials(isOpen ? undefined : authenticator, signed, proven, own.attempts);
    const explain: Explain = (status, text) => authenticator?.explain?.(status, text);
    const job = createJob<unknown>(
      jobs,
      own,
      spec,
      request,
      { uuid },
      { request, isJob, credentials, explain },
    );
    const limit = call.timeoutMs ?? (isJob ? timeoutMs : undefined);
    return inScope(
      call.signal,
      limit ?? (isJob ? FALLBACK_TIMEOUT_MS : SYNC_TIMEOUT_MS),
      async (scope) => {
        await job.submit(scope, limit !== undefined);
        return finish(job, scope);
      },
      job.told,
    );
  };

  const logout = async (): Promise<void> => authenticator?.close?.();
  const client: Client = {
    endpoint,
    // The payload's type is the spec's promise, which is all anyone has.
    call: async <R>(spec: OperationSpec, params: object = {}, call: CallOptions = {}) =>
      run(spec, params, call, (job, scope) => job.wait(scope, call.onProgress) as Promise<R>),
    start: async <R>(spec: OperationSpec, params: object = {}, call: CallOptions = {}) =>
      run(spec, params, call, (job) => job as Job<R>),
    resumeJob: <R>(json: JobJson, operation?: OperationOf<R>) => {
      const read = readJobJson(json);
      if (operation && operation.spec.id !== read.operationId) {
        throw new ZStackConfigError(`resumeJob: a job of ${read.operationId}, not of ${operation.spec.id}`);
      }
      const { operationId, method, path: shownPath } = read;
      const origin = { operationId, method, shownPath, callId: ++calls };
      return createJob<R>(jobs, transport, operation?.spec ?? read, origin, read);
    },
    logout,
    [Symbol.asyncDispose]: () => logout().catch(() => {}),
  };
  authenticator = options.auth?.connect({
    endpoint,
    call: (operation, params, call) => client.call({ ...operation, authenticated: false }, params, call),
    loggedIn: (renewed) => transport.emit?.({ type: "login", renewed }),
  });
  return client;
}
