/**
 * The operations that open, end and check sessions. All others only need a payload; these change what
 * the mock answers afterwards, and are known by their `operationId`.
 */
import type { Json } from "../model/model.ts";
import { type Account, hashPassword } from "./account.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { failed, WRONG_CREDENTIALS } from "./error-code.ts";
import type { Params } from "./payload.ts";
import type { Sessions } from "./sessions.ts";

/** What these operations work on. */
interface SessionContext {
  readonly account: Account;
  readonly sessions: Sessions;
  readonly nextUuid: () => string;
  /** The payload of the operation, with `uuid` for the uuid of what it creates. */
  readonly payload: (uuid: string) => Json;
}

type Handler = (params: Params, context: SessionContext) => Answer;

export const SESSION_OPERATIONS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ["LogInByAccount", logInByAccount],
  ["LogOut", logOut],
  ["ValidateSession", validateSession],
]);

function logInByAccount({ accountName, password }: Params, context: SessionContext): Answer {
  const { account, sessions, nextUuid, payload } = context;
  if (accountName !== account.name || password !== hashPassword(account.password)) {
    return failed(WRONG_CREDENTIALS);
  }
  const uuid = nextUuid();
  sessions.open(uuid);
  return jsonAnswer(200, payload(uuid));
}

/** Ending a session that does not exist is no error. */
function logOut({ sessionUuid }: Params, { sessions }: SessionContext): Answer {
  sessions.close(String(sessionUuid));
  return jsonAnswer(200, {});
}

function validateSession({ sessionUuid }: Params, { sessions }: SessionContext): Answer {
  return jsonAnswer(200, { valid: sessions.isOpen(String(sessionUuid)) });
}
