import { stringify } from "lossless-json";
import type { Json } from "../model/model.ts";

/** What the mock answers a request with, before it becomes a `Response`. */
export class Answer {
  readonly status: number;
  readonly body: string;

  constructor(status: number, body: string) {
    this.status = status;
    this.body = body;
  }
}

/** JSON as the servers' serialiser writes it. */
export function jsonAnswer(status: number, value: Json): Answer {
  return new Answer(status, escapeHtml(stringify(value) ?? ""));
}

/** What servers refuse a request with, before it reaches an operation. */
export function textAnswer(status: number, body: string): Answer {
  return new Answer(status, body);
}

/** Without `Content-Type`, as servers answer: bytes have none by themselves, a string would get one. */
export function toResponse({ status, body }: Answer): Response {
  return new Response(new TextEncoder().encode(body), { status });
}

/**
 * Gson escapes what could end a script element. In JSON these characters only occur in strings.
 *
 * @see https://github.com/google/gson/blob/main/gson/src/main/java/com/google/gson/stream/JsonWriter.java
 */
function escapeHtml(json: string): string {
  return json.replace(
    /[<>&='\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
