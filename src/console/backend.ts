import { shapeOf, valuesIn } from "../model/path-template.ts";
import { LOG_OUT } from "../runtime/log-out.ts";
import type { OperationSpec } from "../runtime/operation-spec.ts";
import { LOG_IN } from "../runtime/password-auth.ts";
import { pollRequest } from "../runtime/request.ts";
import type { BackendDescription } from "./description.ts";

/** One that answers calls of the console: a mock in this process, or a management node. */
export interface Backend extends Omit<BackendDescription, "endpoint"> {
  /** What clients elsewhere take as their endpoint; default: the address here, which forwards to it. */
  readonly endpoint?: string;
  /** Answers one call, at its own path. */
  readonly fetch: (request: Request) => Promise<Response>;
}

/** What a ZStack call needs. Whatever else a browser sends, cookies above all, is none of the server's business. */
const REQUEST_HEADERS = [
  "accept-language",
  "authorization",
  "content-type",
  "date",
  "x-api-timeout",
  "x-job-uuid",
  "x-json-schema",
  "x-web-hook",
];

const RESPONSE_HEADERS = ["content-type", "date", "retry-after"];

/**
 * The request as a backend gets it: at its own path, with the headers that a call needs. `undefined`: it is no call
 * of the API, or it tries to be another one.
 *
 * @param path What follows the backend's prefix, encoded as it came.
 */
export function forwarded(
  request: Request,
  path: string,
  body: Uint8Array<ArrayBuffer>,
  isCall: IsCall,
): Request | undefined {
  const { method, headers, signal } = request;
  const { origin, search } = new URL(request.url);
  if (!isCall(method, path)) return undefined;
  const kept = REQUEST_HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  const bodied = method !== "GET" && method !== "HEAD" && body.length > 0;
  return new Request(origin + path + search, { method, headers: kept, signal, ...(bodied && { body }) });
}

/** The answer as the page gets it. */
export function answered({ status, headers, body }: Response): Response {
  const kept = RESPONSE_HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  const bodied = ![204, 205, 304].includes(status);
  return new Response(bodied ? body : null, { status, headers: kept });
}

/** Whether a method and a path, encoded as it came, are those of a call. */
export type IsCall = (method: string, path: string) => boolean;

/** Tells the calls of these operations, and those that the client makes by itself, from all other requests. */
export function callsOf(operations: readonly Pick<OperationSpec, "method" | "path">[]): IsCall {
  const poll = pollRequest({ operationId: "" }, "{uuid}");
  const calls = [...operations, LOG_IN, LOG_OUT, { method: poll.method, path: poll.target }].map(
    ({ method, path }) => ({ method, segments: shapeOf(decoded(path) ?? path).split("/") }),
  );
  return (method, path) => {
    const given = decoded(path);
    if (given === undefined || climbs(given)) return false;
    const segments = given.split("/");
    return calls.some(
      (call) =>
        call.method === method &&
        call.segments.length === segments.length &&
        call.segments.every((shape, at) => valuesIn(segments[at] ?? "", shape) !== undefined),
    );
  };
}

/** Servers decode the path before they look at it, so dots and slashes count in either spelling. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Whether a path may lead elsewhere. Servlet containers drop what follows a semicolon: `..;` climbs as `..` does. */
function climbs(path: string): boolean {
  return /[\\\0]|\/\.{1,2}(\/|$)|\/\//.test(path.replace(/;[^/]*/g, ""));
}
