import { type Answer, jsonAnswer } from "./answer.ts";

/** The `error` of an envelope: why an operation failed. */
export type ErrorCode = {
  readonly code: string;
  readonly description: string;
  readonly details: string;
};

/** How an operation fails, whether at once or in its job. */
export function failed(error: ErrorCode): Answer {
  return jsonAnswer(503, { error });
}

/** A mandatory parameter was left out. */
export function missingArgument(operationId: string, name: string): ErrorCode {
  return {
    code: "SYS.1007",
    description: "An argument is invalid",
    details: `${name} of ${operationId} is mandatory but was not given`,
  };
}

export const WRONG_CREDENTIALS: ErrorCode = {
  code: "ID.1000",
  description: "Authentication failed",
  details: "wrong account name or password",
};

export const SESSION_EXPIRED: ErrorCode = {
  code: "ID.1001",
  description: "The session is invalid",
  details: "Session expired",
};
