import { isSessionGone } from "./api-error.js";
import {
  type Auth,
  type AuthConnection,
  type Authenticator,
  type Credentials,
  SESSION_UUID,
  sessionCredentials,
} from "./auth.js";
import { ZStackConfigError, ZStackDecodeError } from "./errors.js";
import type { OperationSpec } from "./operation.js";

const LOG_IN: OperationSpec = {
  id: "LogInByAccount",
  method: "PUT",
  path: "/zstack/v1/accounts/login",
  body: { key: "logInByAccount" },
  authenticated: false,
  result: "inventory",
};
const LOG_OUT: OperationSpec = {
  id: "LogOut",
  method: "DELETE",
  path: "/zstack/v1/accounts/sessions/{sessionUuid}",
  pathParams: ["sessionUuid"],
  authenticated: false,
};

/** An account's name and its password in clear. Servers are sent its SHA-512, in lower-case hexadecimal digits. */
export interface PasswordAuthOptions {
  readonly accountName: string;
  readonly password: string;
}

/**
 * Logs in as an account: at the first call that needs it, once for all calls that wait, and again when the server
 * has forgotten the session (two hours after the last call).
 *
 * @throws ZStackConfigError if name or password is missing or empty.
 */
export function passwordAuth(options: PasswordAuthOptions): Auth {
  const { accountName, password } = options;
  for (const key of ["accountName", "password"] as const) {
    if (typeof options[key] !== "string" || options[key] === "") {
      throw new ZStackConfigError(`passwordAuth: "${key}" is missing or empty`);
    }
  }
  return { connect: (connection) => new PasswordAuthenticator(connection, accountName, password) };
}

interface Session extends Credentials {
  readonly uuid: string;
}

class PasswordAuthenticator implements Authenticator {
  readonly #connection: AuthConnection;
  readonly #accountName: string;
  readonly #password: string;
  #hash: string | undefined;
  #session: Promise<Session> | undefined;
  /** The last two: a call may still be under way with the session before. */
  #known: readonly string[] = [];

  constructor(connection: AuthConnection, accountName: string, password: string) {
    this.#connection = connection;
    this.#accountName = accountName;
    this.#password = password;
  }

  credentials(): Promise<Session> {
    this.#session ??= this.#login();
    return this.#session;
  }

  async renew(rejected: Credentials): Promise<boolean> {
    const session = this.#session;
    // Another call may have renewed it, or have begun to, since this one was sent.
    if (session && (await session) === rejected && this.#session === session) this.#session = undefined;
    await this.credentials();
    return true;
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    // A login that is failing just now opened nothing; its callers are told.
    const opened = await session?.catch(() => undefined);
    if (!opened) return;
    try {
      await this.#connection.call(LOG_OUT, { sessionUuid: opened.uuid });
    } catch (error) {
      if (!isSessionGone(error)) throw error;
    }
  }

  secrets(): Iterable<string> {
    return [this.#password, ...(this.#hash === undefined ? [] : [this.#hash]), ...this.#known];
  }

  #login(): Promise<Session> {
    const login = this.#open();
    // A failed login is told to those who wait for it; the next call tries again.
    login.catch(() => {
      if (this.#session === login) this.#session = undefined;
    });
    return login;
  }

  async #open(): Promise<Session> {
    this.#hash ??= await hashPassword(this.#password);
    const params = { accountName: this.#accountName, password: this.#hash };
    const inventory = await this.#connection.call<{ readonly uuid?: unknown }>(LOG_IN, params);
    const uuid = inventory.uuid;
    if (typeof uuid !== "string" || !SESSION_UUID.test(uuid)) {
      const context = {
        operationId: LOG_IN.id,
        method: LOG_IN.method,
        url: this.#connection.endpoint + LOG_IN.path,
      };
      throw new ZStackDecodeError("the answer has no session uuid", context, "$.inventory.uuid");
    }
    this.#known = [uuid, ...this.#known.slice(0, 1)];
    this.#connection.loggedIn(this.#known.length > 1);
    return { uuid, ...sessionCredentials(uuid) };
  }
}

/** Loaded only by those who log in. `crypto.subtle` would do, but does not exist on plain-http pages. */
async function hashPassword(password: string): Promise<string> {
  const [{ sha512 }, { bytesToHex, utf8ToBytes }] = await Promise.all([
    import("@noble/hashes/sha2.js"),
    import("@noble/hashes/utils.js"),
  ]);
  return bytesToHex(sha512(utf8ToBytes(password)));
}
