import createFetchClient from "openapi-fetch";
import { ZStackNetworkError } from "./errors.ts";
import { type CallContext, type ClientEvent, notify } from "./events.ts";
import { isRecord } from "./json.ts";
import type { ClientOptions } from "./options.ts";
import type { WireRequest } from "./request.ts";
import type { Scope } from "./scope.ts";

/** An HTTP answer, read to the end. */
export interface Answer {
  /** 0 for a redirect in a browser, which hides it. */
  readonly status: number;
  /** As it came: not to be shown unless redacted. */
  readonly text: string;
  /** Where a redirect points, without its query. */
  readonly location: string | undefined;
  /** Strikes the client's and the request's secrets out of a text that is going to be shown. */
  redact(text: string): string;
}

/** What may be told about a request. */
export type ShownRequest = Pick<WireRequest, "operationId" | "method" | "shownPath">;

/** One endpoint: requests go there and nowhere else. */
export interface Transport {
  /** Resolves to any answer; rejects with the scope's reason or a ZStackNetworkError. */
  send(
    request: WireRequest,
    headers: Readonly<Record<string, string>>,
    context: CallContext,
    scope: Scope,
  ): Promise<Answer>;
  /** What errors and events say about a request. */
  context(request: ShownRequest, jobUuid?: string): CallContext;
  emit(event: ClientEvent): void;
}

/** The part of openapi-fetch's client used here: its typed methods want a schema known when this is compiled. */
interface FetchClient {
  request(
    method: string,
    path: string,
    init: object,
  ): Promise<{ data?: unknown; error?: unknown; response: Response }>;
}

/** @param secrets Asked each time: sessions come and go. */
export function createTransport(
  endpoint: string,
  options: ClientOptions,
  secrets: () => Iterable<string>,
): Transport {
  const http = createFetchClient({
    baseUrl: endpoint,
    fetch: async (request) => (options.fetch ?? globalThis.fetch)(request),
    headers: { "Accept-Language": options.locale ?? null },
    // Followed redirects would carry the body of a login, a password hash, to wherever they point.
    redirect: "manual",
    bodySerializer: (body: unknown) => body,
  }) as unknown as FetchClient;

  const strike = (text: string, more: readonly string[] = []): string => {
    let shown = text;
    for (const secret of [...secrets(), ...more]) {
      // Shorter ones would be struck out of innocent words and figures.
      if (secret.length > 3) shown = shown.replaceAll(secret, "***");
    }
    return shown;
  };
  const emit = (event: ClientEvent): void => notify(options.onEvent, event);

  return {
    emit,
    context: (request, jobUuid) => ({
      operationId: request.operationId,
      method: request.method,
      url: strike(endpoint + request.shownPath),
      jobUuid,
    }),
    async send(request, headers, context, scope) {
      const { method, path, pathParams, query, body } = request;
      const redact = (text: string): string => strike(text, request.secrets);
      scope.signal.throwIfAborted();
      emit({ type: "request", ...context });
      const started = performance.now();
      // One controller per request: platforms leave listeners on a request's signal until it is collected.
      const controller = new AbortController();
      const abort = (): void => controller.abort(scope.signal.reason);
      scope.signal.addEventListener("abort", abort);
      try {
        const { signal } = controller;
        const params = { path: pathParams, query };
        const init = { params, body, headers, signal, parseAs: "text" };
        const { data, error, response } = await scope.race(http.request(method, path, init));
        const { status } = response;
        emit({ type: "response", ...context, status, durationMs: performance.now() - started });
        // openapi-fetch parses the bodies of error statuses.
        const text = String(data ?? (typeof error === "string" ? error : (JSON.stringify(error) ?? "")));
        return {
          status,
          text,
          location: redact(response.headers.get("location")?.replace(/[?#].*/, "") ?? "") || undefined,
          redact,
        };
      } catch (error) {
        scope.signal.throwIfAborted();
        const cause = copyError(error, redact);
        let root = cause;
        while (root.cause instanceof Error) root = root.cause;
        throw new ZStackNetworkError(`no answer: ${root.message || root.code || root.name}`, context, cause);
      } finally {
        scope.signal.removeEventListener("abort", abort);
      }
    },
  };
}

/** What the transport threw, without the objects a custom `fetch` may have hung on it: requests have headers. */
function copyError(thrown: unknown, redact: Answer["redact"], depth = 0): Error & { code?: string } {
  const { name, message, stack, code, cause } = isRecord(thrown) ? thrown : { message: thrown };
  const inner = cause && depth < 5 ? { cause: copyError(cause, redact, depth + 1) } : undefined;
  const copy: Error & { code?: string } = new Error(redact(String(message)), inner);
  if (name) copy.name = redact(String(name));
  if (stack) copy.stack = redact(String(stack));
  if (code) copy.code = redact(String(code));
  return copy;
}
