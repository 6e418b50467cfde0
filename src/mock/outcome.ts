import type { Json } from "../model/model.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { ErrorCode } from "./error-code.ts";
import type { NumberStyle } from "./gson.ts";

/** What an operation comes to. */
export type Outcome =
  | { readonly succeeded: true; readonly body: Json }
  | { readonly succeeded: false; readonly error: ErrorCode };

export function success(body: Json): Outcome {
  return { succeeded: true, body };
}

export function failure(error: ErrorCode): Outcome {
  return { succeeded: false, error };
}

/** The answer of an operation that is no job. Its errors go through a serialiser that escapes nothing. */
export function syncAnswer(outcome: Outcome, numbers?: NumberStyle): Answer {
  return outcome.succeeded
    ? jsonAnswer(200, outcome.body, { numbers })
    : jsonAnswer(503, { error: outcome.error }, { escapeHtml: false });
}

/** What polls of a finished job and its webhook get. */
export function jobAnswer(outcome: Outcome, numbers?: NumberStyle): Answer {
  return outcome.succeeded
    ? jsonAnswer(200, outcome.body, { numbers })
    : jsonAnswer(503, { error: outcome.error });
}
