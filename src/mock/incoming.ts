import { parse } from "lossless-json";
import { isMapping } from "../load/mapping.ts";
import { type Answer, textAnswer } from "./answer.ts";

/** A request, read to the end. */
export interface Incoming {
  readonly method: string;
  /** Scheme, host and port the client reached the mock at. */
  readonly origin: string;
  /** Decoded, context path included. */
  readonly path: string;
  /** As it was sent. */
  readonly rawPath: string;
  readonly search: URLSearchParams;
  /** The body as it came. */
  readonly text: string;
  readonly headers: Headers;
}

/** The JSON object of a body; empty when there was no body. */
export type Body = Readonly<Record<string, unknown>>;

export async function readIncoming(request: Request): Promise<Incoming> {
  const { origin, pathname, searchParams } = new URL(request.url);
  const { method, headers } = request;
  const bytes = request.body === null ? new ArrayBuffer(0) : await request.arrayBuffer();
  const text = decodeBody(bytes, headers.get("content-type"));
  return { method, origin, path: decode(pathname), rawPath: pathname, search: searchParams, text, headers };
}

/**
 * A body as servlets read it: by the charset that its `Content-Type` names, else as ISO-8859-1, whatever it is.
 *
 * @see https://jakarta.ee/specifications/servlet/4.0/ section 3.12, "Request data encoding"
 */
function decodeBody(bytes: ArrayBuffer, contentType: string | null): string {
  // Tomcat minds the case, and blanks.
  const [, charset = "iso-8859-1"] = /charset=\s*"?([^\s";]+)/.exec(contentType ?? "") ?? [];
  // What the web calls ISO-8859-1 is Windows-1252, which has other signs between 0x80 and 0x9f.
  if (/^(?:iso-?8859-1|latin-?1)$/i.test(charset)) return Buffer.from(bytes).toString("latin1");
  return new TextDecoder(charset).decode(bytes);
}

/** The body of a request, or the answer when it is not what servers can read. */
export function readBody({ text }: Incoming): Body | Answer {
  if (text.trim() === "") return {};
  let parsed: unknown;
  try {
    parsed = (LONG_DIGITS.test(text) ? parse(text, undefined, exactNumber) : JSON.parse(text)) ?? {};
  } catch (error) {
    return textAnswer(500, error instanceof Error ? error.message : "malformed JSON");
  }
  return isMapping(parsed) ? parsed : textAnswer(500, "Expected an object, but the body is something else");
}

/** A run of digits that a double may be unable to hold. */
const LONG_DIGITS = /\d{16}/;

function exactNumber(digits: string): number | bigint {
  const value = Number(digits);
  return Number.isSafeInteger(value) || !/^-?\d+$/.test(digits) ? value : BigInt(digits);
}

/** What is not valid percent-encoding stays as it is; no route will fit it. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
