import type { Answer } from "./answer.ts";
import { ZStackNetworkError } from "./errors.ts";
import { type CallContext, type ClientEvent, notify } from "./events.ts";
import { isRecord, JSON_TYPE } from "./json.ts";
import type { ClientOptions } from "./options.ts";
import { strike } from "./redact.ts";
import type { SentRequest } from "./request.ts";
import { type Patience, parseRetryAfter } from "./retry.ts";
import { Scope } from "./scope.ts";
import type { DriftListener } from "./shape-payload.ts";
import type { ZStackError } from "./zstack-error.ts";

/** What may be told about a request. */
export type ShownRequest = Pick<SentRequest, "operationId" | "method" | "shownPath">;

/** One endpoint: requests go there and nowhere else. */
export interface Transport {
  readonly patience: Patience;
  /**
   * Whether there is somebody at the endpoint: it has answered, or broken a connection. As long as there was nobody,
   * the endpoint itself may be wrong, and asking again is of little use.
   */
  readonly reached: boolean;
  /**
   * Resolves to any answer; rejects with the scope's reason or a ZStackNetworkError.
   *
   * @param ours Headers that win over the request's; with names in lower case, as there.
   * @param limitMs How long this one request may stay unanswered, within the scope.
   */
  send(
    request: SentRequest,
    ours: Readonly<Record<string, string>>,
    context: CallContext,
    scope: Scope,
    limitMs?: number,
  ): Promise<Answer>;
  /** Tells of a failed attempt and waits for as long as it takes to be worth another. */
  pause(failed: number, error: ZStackError, context: CallContext, scope: Scope): Promise<void>;
  /** What errors and events say about a request. */
  context(request: ShownRequest, jobUuid?: string): CallContext;
  /** Undefined without a listener, for those to whom telling is work. */
  readonly emit: ((event: ClientEvent) => void) | undefined;
}

/** @param secrets Asked each time: sessions come and go. */
export function createTransport(
  endpoint: string,
  { fetch: send, locale, onEvent }: Pick<ClientOptions, "fetch" | "locale" | "onEvent">,
  patience: Patience,
  secrets: () => Iterable<string>,
): Transport {
  const emit = onEvent && ((event: ClientEvent): void => notify(onEvent, event));
  let reached = false;

  return {
    patience,
    get reached() {
      return reached;
    },
    emit,
    context: (request, jobUuid) => ({
      operationId: request.operationId,
      method: request.method,
      url: strike(endpoint + request.shownPath, secrets()),
      jobUuid,
    }),
    async pause(attempt, error, context, scope) {
      const delayMs = patience.delayMs(attempt, error);
      emit?.({ type: "retry", ...context, attempt, delayMs, problem: error.message });
      await scope.sleep(delayMs);
    },
    async send(request, ours, context, scope, limitMs) {
      const { method, target, body } = request;
      const redact = (text: string): string => strike(text, [...secrets(), ...request.secrets]);
      scope.signal.throwIfAborted();
      emit?.({ type: "request", ...context });
      const started = performance.now();
      const headers = { ...request.headers, ...ours };
      if (locale !== undefined) headers["accept-language"] ??= locale;
      if (body !== undefined) headers["content-type"] = JSON_TYPE;
      // Polls have a signal each: platforms leave listeners on a request's signal until it is collected.
      const attempt = limitMs === undefined ? scope : new Scope(scope.signal, limitMs);
      const init: RequestInit = {
        method,
        headers,
        // Followed redirects would carry the body of a login, a password hash, to wherever they point.
        redirect: "manual",
        signal: attempt.signal,
        body: body ?? null,
      };
      try {
        const url = endpoint + target;
        const exchange = async (): Promise<[Response, string]> => {
          const response = await (send ? send(new Request(url, init)) : fetch(url, init));
          reached = true;
          return [response, await response.text()];
        };
        const [response, text] = await attempt.race(exchange());
        const { status } = response;
        emit?.({ type: "response", ...context, status, durationMs: performance.now() - started });
        const location = response.headers.get("Location");
        return {
          status,
          text,
          location: (location && redact(location.replace(/[?#].*/, ""))) || undefined,
          retryAfterMs: parseRetryAfter(response.headers.get("Retry-After")),
          redact,
        };
      } catch (error) {
        scope.signal.throwIfAborted();
        if (limitMs && attempt.expiredWith(error)) {
          // Platforms give up earlier where there is nobody at all.
          reached = true;
          throw new ZStackNetworkError(`no answer within ${limitMs / 1000} s`, context);
        }
        // Deno's errors quote the URL, and queries may say what is nobody's business.
        const cause = copyError(error, (shown) =>
          redact(shown.replace(/(https?:\/\/[^\s?]*)(?:\?[^\s)]*)?/g, "$1")),
        );
        let root = cause;
        while (root.cause instanceof Error) root = root.cause;
        const problem = `no answer: ${root.message || root.code || root.name}`;
        const words = wordsOf(error);
        const sent = !UNSENT.test(words);
        reached ||= sent && BROKEN.test(words);
        throw new ZStackNetworkError(problem, context, cause, sent);
      } finally {
        if (attempt !== scope) attempt.close();
      }
    },
  };
}

/** Passes on what a payload has too much or too little of; undefined if nobody listens. */
export function driftListener({ emit }: Transport, context: CallContext): DriftListener | undefined {
  return emit && ((drift) => emit({ type: "drift", ...context, ...drift }));
}

/** Connections that never came about, in the words of Node, undici, Bun, Deno and OpenSSL. */
const UNSENT =
  /REFUSED|Refused|NOTFOUND|EAI_|connect E|CONNECT_TIMEOUT|\(Connect\)|INVALID_URL|CERT|EPROTO|SSL_WRONG|HANDSHAKE|secure TLS|UNABLE_TO|NotCapable|getaddrinfo/;

/** Connections that were there, and broke. Other faults may as well be of the endpoint, or of the caller's `fetch`. */
const BROKEN = /ECONNRESET|ConnectionClosed|EPIPE|UND_ERR_(?:SOCKET|HEADERS_T|BODY_T)|\(SendRequest\)/;

/** What platforms say of how a request failed; of several addresses that were tried in vain, of the first. */
function wordsOf(thrown: unknown, depth = 0): string {
  const { name, code, message, cause, errors } = isRecord(thrown) ? thrown : {};
  const inner = (Array.isArray(errors) && errors[0]) || cause;
  return `${name} ${code} ${message} ${inner && depth < 5 ? wordsOf(inner, depth + 1) : ""}`;
}

/** What the transport threw, without the objects a custom `fetch` may have hung on it: requests have headers. */
function copyError(thrown: unknown, redact: Answer["redact"], depth = 0): Error & { code?: string } {
  const { name, message, stack, code, cause } = isRecord(thrown) ? thrown : { message: thrown };
  // Anything may be thrown; only texts and figures are worth showing.
  const text = (value: unknown): string => (typeof value === "object" ? "" : redact(String(value)));
  const inner = cause && depth < 5 ? { cause: copyError(cause, redact, depth + 1) } : undefined;
  const copy: Error & { code?: string } = new Error(text(message), inner);
  if (name) copy.name = text(name);
  if (stack) copy.stack = text(stack);
  if (code) copy.code = text(code);
  return copy;
}
