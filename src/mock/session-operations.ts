/**
 * The operations that open, renew, end and check sessions. All others work on the inventory; these change who
 * may call, and are known by their `operationId`.
 */
import { isMapping } from "../load/mapping.ts";
import type { Json, JsonObject, OperationModel } from "../model/model.ts";
import { type Account, hashPassword } from "./account.ts";
import { SESSION_EXPIRED, tooManySessions, WRONG_CREDENTIALS } from "./error-code.ts";
import { failure, type Outcome, success } from "./outcome.ts";
import type { Params } from "./param-model.ts";
import { MAX_SESSIONS, type Sessions } from "./sessions.ts";

/** What these operations work on. */
export interface SessionContext {
  readonly account: Account;
  readonly sessions: Sessions;
  readonly nextUuid: () => string;
  /** The body of a 200, as the spec's example has it. */
  readonly template: Json;
  /** How times are written; `undefined` when they stay as the example has them. */
  readonly timestamp: ((time: number) => string) | undefined;
  readonly now: () => number;
}

type Handler = (params: Params, context: SessionContext) => Outcome;

/** How each way of logging in calls the name, and whether the password comes as it is. */
const LOGINS: Readonly<Record<string, { readonly name: string; readonly plain?: true }>> = {
  LogInByAccount: { name: "accountName" },
  LogInByUser: { name: "userName" },
  LogInByLdap: { name: "uid", plain: true },
  LogIn: { name: "username" },
  LoginIAM2VirtualID: { name: "name" },
  LoginIAM2VirtualIDWithLdap: { name: "uid", plain: true },
  LoginByCas: { name: "name" },
};

const OTHERS: Readonly<Record<string, Handler>> = {
  // Both take no password: who has a session gets another, for the project or the platform.
  LoginIAM2Project: (_, context) => open(context),
  LoginIAM2Platform: (_, context) => open(context),
  LogOut: logOut,
  ValidateSession: validateSession,
  RenewSession: renewSession,
};

/** The account of a fresh ZStack. */
const ADMIN_ACCOUNT_UUID = "36c27e8ff05c4780bf6d2fa65700f22e";

/** What carries an operation out that is about sessions; `undefined` for all others. */
export function sessionHandler({ operationId }: OperationModel): Handler | undefined {
  if (!isLogin(operationId)) return Object.hasOwn(OTHERS, operationId) ? OTHERS[operationId] : undefined;
  return (params, context) =>
    isAccount(operationId, params, context.account) ? open(context) : failure(WRONG_CREDENTIALS);
}

/** Logins are told by their password, whose form is none of the validator's business. */
export function isLogin(operationId: string): boolean {
  return Object.hasOwn(LOGINS, operationId);
}

function isAccount(operationId: string, params: Params, { name, password }: Account): boolean {
  const login = LOGINS[operationId];
  if (login === undefined || params[login.name] !== name) return false;
  if (![undefined, null, name].includes(params.accountName as string)) return false;
  if (![undefined, null, ADMIN_ACCOUNT_UUID].includes(params.accountUuid as string)) return false;
  const plain = login.plain ?? params.loginType === "ldap";
  return params.password === (plain ? password : hashPassword(password));
}

function open(context: SessionContext): Outcome {
  const { sessions, nextUuid } = context;
  if (!sessions.hasRoom()) return failure(tooManySessions(MAX_SESSIONS));
  const uuid = nextUuid();
  return success(describe(context, uuid, sessions.open(uuid)));
}

/** What a session whose spec gives no example says of its time: two hours, as sessions last. */
const EXAMPLE_CREATE_DATE = "Nov 14, 2017 10:20:57 PM";
const EXAMPLE_EXPIRED_DATE = "Nov 15, 2017 12:20:57 AM";

/** The example's session with the uuid of another. */
function describe({ template, timestamp, now }: SessionContext, uuid: string, end: number): JsonObject {
  const envelope = isMapping(template) ? template : {};
  // Servers of 5.2.1 leave the type of the user out.
  const {
    userType: _,
    createDate = EXAMPLE_CREATE_DATE,
    expiredDate = EXAMPLE_EXPIRED_DATE,
    ...session
  } = isMapping(envelope.inventory) ? envelope.inventory : {};
  const accountUuid = ADMIN_ACCOUNT_UUID;
  const dates =
    timestamp === undefined
      ? { createDate, expiredDate }
      : { createDate: timestamp(now()), expiredDate: timestamp(end) };
  return {
    ...envelope,
    inventory: { ...session, uuid, accountUuid, userUuid: accountUuid, ...dates },
  };
}

/** Ending a session that does not exist is no error. */
function logOut({ sessionUuid }: Params, { sessions }: SessionContext): Outcome {
  sessions.close(String(sessionUuid));
  return success({});
}

function validateSession({ sessionUuid }: Params, { sessions }: SessionContext): Outcome {
  return success({ valid: sessions.isOpen(String(sessionUuid)) });
}

/** How long a renewed session lasts when the caller does not say. */
const RENEWED_SECONDS = 7200;

function renewSession({ sessionUuid, duration }: Params, context: SessionContext): Outcome {
  const seconds = Number(duration ?? RENEWED_SECONDS);
  const uuid = String(sessionUuid);
  if (!context.sessions.renew(uuid, seconds * 1000)) return failure(SESSION_EXPIRED);
  return success(describe(context, uuid, context.now() + seconds * 1000));
}
