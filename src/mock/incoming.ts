import { type Answer, textAnswer } from "./answer.ts";

/** A request, read to the end. */
export interface Incoming {
  readonly method: string;
  /** Scheme, host and port the client reached the mock at. */
  readonly origin: string;
  /** Decoded, context path included. */
  readonly path: string;
  readonly query: Params;
  /** The JSON object; empty when there was no body. */
  readonly body: Params;
  readonly headers: Headers;
}

type Params = Readonly<Record<string, unknown>>;

/** Reads a request. Answers it when its body is not what servers can read. */
export function readIncoming(request: Request, body: string): Incoming | Answer {
  const url = new URL(request.url);
  let parsed: unknown;
  try {
    parsed = body.trim() === "" ? {} : (JSON.parse(body) ?? {});
  } catch (error) {
    return textAnswer(500, error instanceof Error ? error.message : "malformed JSON");
  }
  if (!isRecord(parsed)) return textAnswer(500, "Expected an object, but the body is something else");
  const { method, headers } = request;
  const path = decode(url.pathname);
  return { method, origin: url.origin, path, query: readQuery(url.searchParams), body: parsed, headers };
}

export function isRecord(value: unknown): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `k=a&k=b` and `k.0=a&k.1=b` are lists, `k.key=v` makes a map. */
function readQuery(search: URLSearchParams): Params {
  const query = new Map<string, string[]>();
  for (const [key, value] of search) {
    const [name = ""] = key.split(".");
    query.set(name, [...(query.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    [...query].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}

/** What is not valid percent-encoding stays as it is; no route will fit it. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
