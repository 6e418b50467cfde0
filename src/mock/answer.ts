import type { Json } from "../model/model.ts";
import { type GsonOptions, toGson } from "./gson.ts";

/** What the mock answers a request with, before it becomes a `Response`. */
export class Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: string, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** JSON as the servers' serialiser writes it. */
export function jsonAnswer(status: number, value: Json, options?: GsonOptions): Answer {
  return new Answer(status, toGson(value, options));
}

/** What servers refuse a request with, before it reaches an operation. */
export function textAnswer(status: number, body: string): Answer {
  return new Answer(status, body);
}

/** Without `Content-Type`, as servers answer: bytes have none by themselves, a string would get one. */
export function toResponse({ status, body, headers }: Answer): Response {
  return new Response(new TextEncoder().encode(body), { status, headers });
}
