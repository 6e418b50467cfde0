import type { Auth } from "./auth.ts";
import { load, ZStackConfigError } from "./errors.ts";
import { toHex } from "./job-uuid.ts";
import type { Answered, LoginChallenge } from "./login-challenge.ts";
import type { OperationSpec } from "./operation-spec.ts";
import { keepSession, type Login, type OpenSession } from "./session-keeper.ts";

/** What some servers ask for besides the password. */
export interface LoginOptions {
  /**
   * Asked before every login, the first and those after a session has ended: a code that was right once is not right
   * two hours later. The signal aborts when nobody waits for the login any more.
   */
  readonly challenge?: ((signal: AbortSignal) => LoginChallenge | Promise<LoginChallenge>) | undefined;
}

/** How an account logs in. */
export const LOG_IN: OperationSpec = /* @__PURE__ */ loginSpec(
  "LogInByAccount",
  "accounts/login",
  "logInByAccount",
);

/** An account's name and its password in clear. */
export interface PasswordAuthOptions extends LoginOptions {
  /** Such as `admin`. */
  readonly accountName: string;
  /** In clear: it is hashed before it is sent. */
  readonly password: string;
}

/** A user of an account, the account by name or uuid, and the user's password in clear. */
export interface UserAuthOptions extends LoginOptions {
  /** Of the account that the user belongs to; or its uuid. */
  readonly accountName?: string | undefined;
  /** In the place of its name. */
  readonly accountUuid?: string | undefined;
  /** Within the account. */
  readonly userName: string;
  /** In clear: it is hashed before it is sent. */
  readonly password: string;
}

/** A user of an LDAP directory. */
export interface LdapAuthOptions extends LoginOptions {
  /** The name that the directory knows. */
  readonly uid: string;
  /** Sent as it is, for the directory must see it: use https. */
  readonly password: string;
}

/** A user of the enterprise management module (IAM2), and the password in clear. */
export interface Iam2AuthOptions extends LoginOptions {
  /** Of the user (a virtual ID). */
  readonly name: string;
  /** In clear: it is hashed before it is sent. */
  readonly password: string;
  /** The project to work in. Left out: none, which is enough for platform administrators. */
  readonly projectName?: string | undefined;
}

/**
 * Logs in as an account: at the first call that needs it, once for all calls that wait, and again when the server
 * has forgotten the session (two hours after the last call). Servers are sent the password's SHA-512, in lower-case
 * hexadecimal digits.
 *
 * @throws ZStackConfigError if name or password is missing or empty.
 */
export function passwordAuth(options: PasswordAuthOptions): Auth {
  const { accountName, password } = check("passwordAuth", options, ["accountName", "password"]);
  return hashedLogin(LOG_IN, password, options, (hash) => ({ accountName, password: hash }));
}

/**
 * As {@link passwordAuth}, for a user of an account.
 *
 * @throws ZStackConfigError if a name or the password is missing or empty.
 */
export function userAuth(options: UserAuthOptions): Auth {
  const { userName, password, accountName, accountUuid } = check("userAuth", options, [
    options.accountUuid === undefined ? "accountName" : "accountUuid",
    "userName",
    "password",
  ]);
  const account = accountUuid === undefined ? { accountName } : { accountUuid };
  const operation = loginSpec("LogInByUser", "accounts/users/login", "logInByUser");
  return hashedLogin(operation, password, options, (hash) => ({ ...account, userName, password: hash }));
}

/**
 * As {@link passwordAuth}, for a user of an LDAP directory. The password is not hashed.
 *
 * @throws ZStackConfigError if name or password is missing or empty.
 */
export function ldapAuth(options: LdapAuthOptions): Auth {
  const { uid, password } = check("ldapAuth", options, ["uid", "password"]);
  const operation = loginSpec("LogInByLdap", "ldap/login", "logInByLdap");
  return login(operation, new Set([password]), async (open, signal) => {
    const { fields, call } = await answer(options, signal, operation);
    await open(operation, { uid, password, ...fields }, call);
  });
}

/**
 * As {@link passwordAuth}, for a user of the enterprise management module. With `projectName`, the session that is used
 * is that of the project.
 *
 * @throws ZStackConfigError if name or password is missing or empty, or the project's name is empty.
 */
export function iam2Auth(options: Iam2AuthOptions): Auth {
  const { name, password, projectName } = check("iam2Auth", options, [
    "name",
    "password",
    ...(options.projectName === undefined ? [] : ["projectName" as const]),
  ]);
  const operation = loginSpec("LoginIAM2VirtualID", "iam2/virtual-ids/login", "loginIAM2VirtualID");
  const enter = loginSpec("LoginIAM2Project", "iam2/projects/login", "loginIAM2Project");
  return hashedLogin(
    operation,
    password,
    options,
    (hash) => ({ name, password: hash }),
    async (session, open) => {
      if (projectName !== undefined)
        await open(enter, { projectName }, { headers: { Authorization: `OAuth ${session}` } });
    },
  );
}

function hashedLogin(
  operation: OperationSpec,
  password: string,
  options: LoginOptions,
  params: (hash: string) => object,
  then?: (session: string, open: OpenSession) => Promise<void>,
): Auth {
  let hash: string | undefined;
  const secrets = new Set([password]);
  return login(operation, secrets, async (open, signal) => {
    hash ??= await hashPassword(password);
    secrets.add(hash);
    const { fields, call } = await answer(options, signal, operation);
    const session = await open(operation, { ...params(hash), ...fields }, call);
    await then?.(session, open);
  });
}

function login(operation: OperationSpec, secrets: Login["secrets"], run: Login["run"]): Auth {
  return { connect: (connection) => keepSession(connection, { operation, secrets, run }) };
}

async function answer(
  { challenge }: LoginOptions,
  signal: AbortSignal,
  { id: operationId }: OperationSpec,
): Promise<Partial<Answered>> {
  if (!challenge) return {};
  const { answerChallenge } = await load(import("./login-challenge.ts"), { operationId });
  return answerChallenge(challenge, signal);
}

function loginSpec(id: string, path: string, key: string): OperationSpec {
  return {
    id,
    method: "PUT",
    path: `/zstack/v1/${path}`,
    body: { key },
    authenticated: false,
    repeatable: true,
    result: "inventory",
  };
}

function check<T extends object>(what: string, options: T, wanted: readonly (keyof T & string)[]): T {
  for (const key of wanted) {
    if (typeof options?.[key] !== "string" || options[key] === "")
      throw new ZStackConfigError(`${what}: "${key}" is missing or empty`);
  }
  // A copy: what the caller does with the object later is none of the login's business.
  return { ...options };
}

/** Servers compare it with the SHA-512 they keep, in lower-case hexadecimal digits. */
async function hashPassword(password: string): Promise<string> {
  const bytes = new TextEncoder().encode(password);
  const hash = crypto.subtle
    ? new Uint8Array(await crypto.subtle.digest("SHA-512", bytes))
    : (await load(import("./digest.ts"), { operationId: "LogIn" })).sha512(bytes);
  return toHex(hash);
}
