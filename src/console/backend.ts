import type { BackendDescription } from "./description.ts";

/** One that answers calls of the console: a mock in this process, or a management node. */
export interface Backend extends Omit<BackendDescription, "endpoint"> {
  /** What clients elsewhere take as their endpoint; default: the address here, which forwards to it. */
  readonly endpoint?: string;
  /** Answers one request, whose path begins with `/zstack/v1/`. */
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

/** The methods that operations have. */
const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "DELETE", "PATCH"]);

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
): Request | undefined {
  const { method, headers, signal } = request;
  const { origin, search } = new URL(request.url);
  if (!METHODS.has(method) || !isApiPath(path)) return undefined;
  const kept = REQUEST_HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  const bodied = method !== "GET" && body.length > 0;
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

/**
 * Servers decode the path before they look at it, so dots and slashes count in either spelling; servlet containers
 * also drop what follows a semicolon in a segment, so `..;` climbs as `..` does.
 */
function isApiPath(path: string): boolean {
  if (!path.startsWith("/zstack/v1/")) return false;
  try {
    return !/[\\\0]|\/\.{1,2}(\/|$)|\/\//.test(decodeURIComponent(path).replace(/;[^/]*/g, ""));
  } catch {
    return false;
  }
}
