import type { Json } from "../model/model.ts";

/** The `error` of an envelope: why an operation failed. */
export type ErrorCode = {
  readonly code: string;
  readonly description: string;
  readonly details: string;
  readonly [name: string]: Json;
};

/** What servers cut `details` off after. */
const MAX_DETAILS = 4096;

/** An argument is missing, of a wrong length, out of its range. */
export function invalidArgument(details: string): ErrorCode {
  return {
    code: "SYS.1007",
    description: "One or more API argument is invalid",
    details: details.slice(0, MAX_DETAILS),
  };
}

/** Servers did not expect what they met. */
export function internalError(details: string): ErrorCode {
  return {
    code: "SYS.1000",
    description: "An internal error happened in system",
    details: details.slice(0, MAX_DETAILS),
  };
}

export function resourceNotFound(uuid: string): ErrorCode {
  return {
    code: "SYS.1003",
    description: "A resource can not be found",
    details: `resource[uuid: ${uuid.slice(0, MAX_DETAILS / 2)}] not found`,
  };
}

export const WRONG_CREDENTIALS: ErrorCode = {
  code: "ID.1000",
  description: "Unable to authenticate a user",
  details: "wrong account name or password",
};

export const SESSION_EXPIRED: ErrorCode = {
  code: "ID.1001",
  description: "The session is invalid, either wrong session id or the session has been expired",
  details: "Session expired",
};

export function tooManySessions(limit: number): ErrorCode {
  return {
    code: "ID.1006",
    description: "Max number of active sessions exceeded",
    details: `Login sessions hit limit of max allowed concurrent login sessions: ${limit}`,
  };
}
