import { type Answer, loadTeller } from "./answer.ts";
import type { CallOptions } from "./call-options.ts";
import { ZStackConfigError, type ZStackHttpError, ZStackNetworkError } from "./errors.ts";
import { type CallContext, type ClientEvent, notify } from "./events.ts";
import { JSON_TYPE } from "./json.ts";
import type { ClientOptions } from "./options.ts";
import type { SentRequest } from "./request.ts";
import { parseRetryAfter, pauseMs } from "./retry.ts";
import { openScope, type Scope } from "./scope.ts";
import type { DriftListener } from "./shape-payload.ts";
import type { ZStackError } from "./zstack-error.ts";

/** What may be told about a request. */
export type ShownRequest = Pick<SentRequest, "operationId" | "method" | "shownPath" | "callId">;

/** One endpoint: requests go there and nowhere else. */
export interface Transport {
  /** How often to try, the first time included. */
  readonly attempts: number;
  /**
   * Whether there is somebody at the endpoint: it has answered, or broken a connection. As long as there was nobody,
   * the endpoint itself may be wrong, and asking again is of little use.
   */
  reached(): boolean;
  /**
   * Resolves to any answer; rejects with the scope's reason or a ZStackNetworkError.
   *
   * @param ours Headers that win over the request's; with names in lower case, as there.
   * @param limitMs How long this one request may stay unanswered, within the scope, unless the call says.
   */
  send(
    request: SentRequest,
    ours: Readonly<Record<string, string>>,
    context: CallContext,
    scope: Scope,
    limitMs?: number,
  ): Promise<Answer>;
  /**
   * Tells of a failed attempt and waits for as long as it takes to be worth another.
   *
   * @returns False, at once, if the server asks for a longer pause than there is time for.
   */
  pause(failed: number, error: ZStackError, context: CallContext, scope: Scope): Promise<boolean>;
  /** What errors and events say about a request. */
  context(request: ShownRequest, jobUuid?: string): CallContext;
  /** Undefined without a listener, for those to whom telling is work. */
  readonly emit: ((event: ClientEvent) => void) | undefined;
  /** The same endpoint, as one call wants it treated. */
  forCall(call: CallOptions): Transport;
}

/** @param secrets Asked each time: sessions come and go. */
export function createTransport(
  endpoint: string,
  { fetch: send, locale, onEvent, retry }: ClientOptions,
  secrets: () => Iterable<string>,
): Transport {
  const emit = onEvent && ((event: ClientEvent): void => notify(onEvent, event));
  let reached = false;
  let requests = 0;

  const forCall = ({ retry: own, attemptTimeoutMs, onResponse }: CallOptions): Transport => {
    const patience = { ...retry, ...own };
    return {
      attempts: patience.attempts ?? 4,
      reached: () => reached,
      emit,
      forCall,
      context({ operationId, method, shownPath, callId }, jobUuid) {
        let url = endpoint + shownPath;
        // Sessions and the like: what would have to be encoded is no part of a path.
        for (const secret of secrets()) if (/^[\w-]{4,}$/.test(secret)) url = url.replaceAll(secret, "***");
        return { operationId, method, url, jobUuid, callId };
      },
      async pause(attempt, error, context, scope) {
        const ours = pauseMs(patience, attempt);
        // "At once", or a date that is past by our clock, is no leave to ask without a pause.
        const delayMs = Math.max(ours, (error as Partial<ZStackHttpError>).retryAfterMs ?? 0);
        if (delayMs > ours && delayMs > scope.leftMs()) return false;
        emit?.({ type: "retry", ...context, attempt, delayMs, problem: error.message });
        await scope.sleep(delayMs);
        return true;
      },
      async send(request, ours, context, scope, usualLimitMs) {
        const { method, target, body, origin } = request;
        const limitMs = attemptTimeoutMs ?? usualLimitMs;
        const teller: Answer["teller"] = () => loadTeller(secrets(), request, origin);
        scope.signal.throwIfAborted();
        const id = ++requests;
        const started = performance.now();
        const since = (): { durationMs: number } => ({ durationMs: performance.now() - started });
        emit?.({ type: "request", ...context, id });
        const headers = { ...request.headers, ...ours };
        if (locale !== undefined) headers["accept-language"] ??= locale;
        if (!IN_BROWSER) headers["user-agent"] ??= "zstack-client";
        if (body !== undefined) headers["content-type"] ??= JSON_TYPE;
        // Polls have a signal each: platforms leave listeners on a request's signal until it is collected.
        const attempt = limitMs === undefined ? scope : openScope(scope.signal, limitMs);
        const init: RequestInit = {
          method,
          headers,
          // Followed redirects would carry the body of a login, a password hash, to wherever they point.
          redirect: "manual",
          signal: attempt.signal,
          body: body ?? null,
        };
        let response: Response | undefined;
        try {
          const url = endpoint + target;
          const exchange = async (): Promise<[Response, string]> => {
            response = await (send ? send(anyRequest(url, init), init) : fetch(url, init));
            reached = true;
            return [response, await response.text()];
          };
          const [{ status, headers }, text] = await attempt.race(exchange());
          emit?.({ type: "response", ...context, id, status, ...since() });
          notify(onResponse, { status, headers, text });
          return {
            status,
            text,
            headers,
            retryAfterMs: parseRetryAfter(headers.get("Retry-After")),
            teller,
          };
        } catch (error) {
          const fail = (problem: string, cause?: unknown, sent?: boolean): ZStackNetworkError => {
            emit?.({ type: "failure", ...context, id, problem, ...since() });
            return new ZStackNetworkError(problem, context, cause, sent, response?.status);
          };
          if (scope.signal.aborted) {
            fail("the call ended before there was an answer");
            throw scope.signal.reason;
          }
          if (limitMs && attempt.expiredWith(error)) {
            // Platforms give up earlier where there is nobody at all.
            reached = true;
            throw fail(`no answer within ${limitMs / 1000} s`);
          }
          const fault = (await teller())?.fault(error);
          reached ||= fault?.broken === true;
          const failure = fail(fault?.problem ?? "no answer", fault?.cause, fault?.sent);
          throw fault?.mistake ? new ZStackConfigError(fault.mistake, context) : failure;
        } finally {
          if (attempt !== scope) attempt.close();
        }
      },
    };
  };
  return forCall({});
}

/** Browsers name themselves, and ask the server's leave before they send such a header. */
const IN_BROWSER: boolean = /^Mozilla/.test(globalThis.navigator?.userAgent);

/** A request that is its URL to the `fetch` of another library, which knows none but its own. */
function anyRequest(url: string, init: RequestInit): Request {
  return Object.assign(new Request(url, init), { toString: () => url });
}

/** Passes on what a payload has too much or too little of; undefined if nobody listens. */
export function driftListener({ emit }: Transport, context: CallContext): DriftListener | undefined {
  return emit && ((drift) => emit({ type: "drift", ...context, ...drift }));
}
