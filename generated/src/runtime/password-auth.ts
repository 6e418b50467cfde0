import { isSessionGone } from "./api-error.js";
import {
  type Auth,
  type AuthConnection,
  type Authenticator,
  type Credentials,
  SESSION_UUID,
  sessionCredentials,
} from "./auth.js";
import { type ErrorContext, ZStackConfigError, ZStackDecodeError, ZStackNetworkError } from "./errors.js";
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

/** One login, for all who wait for it; it ends when the last of them leaves. */
class SharedLogin {
  readonly session: Promise<Session>;
  readonly #controller = new AbortController();
  #waiting = 0;
  #opened = false;

  constructor(open: (signal: AbortSignal) => Promise<Session>) {
    this.session = open(this.#controller.signal);
    this.session.then(
      () => {
        this.#opened = true;
      },
      () => {},
    );
  }

  /** False once it was given up, unless its answer had arrived by then. */
  get usable(): boolean {
    return this.#opened || !this.#controller.signal.aborted;
  }

  /** The session. Whoever waits counts until `signal` aborts. */
  async wait(signal: AbortSignal): Promise<Session> {
    signal.throwIfAborted();
    const leave = (): void => {
      if (--this.#waiting === 0) this.abort();
    };
    this.#waiting++;
    signal.addEventListener("abort", leave, { once: true });
    try {
      return await this.session;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }

  abort(reason?: unknown): void {
    this.#controller.abort(reason);
  }
}

class PasswordAuthenticator implements Authenticator {
  readonly #connection: AuthConnection;
  readonly #accountName: string;
  readonly #password: string;
  #hash: string | undefined;
  #login: SharedLogin | undefined;
  /** The last two: a call may still be under way with the session before. */
  #known: readonly string[] = [];

  constructor(connection: AuthConnection, accountName: string, password: string) {
    this.#connection = connection;
    this.#accountName = accountName;
    this.#password = password;
  }

  async credentials(_request: unknown, signal: AbortSignal): Promise<Session> {
    return this.#begin(signal).wait(signal);
  }

  async renew(rejected: Credentials, signal: AbortSignal): Promise<boolean> {
    const login = this.#begin(signal);
    // Another call may have renewed it, or have begun to, since this one was sent.
    if ((await login.wait(signal)) === rejected) {
      if (this.#login === login) this.#login = undefined;
      await this.#begin(signal).wait(signal);
    }
    return true;
  }

  async close(): Promise<void> {
    const login = this.#login;
    this.#login = undefined;
    login?.abort(new ZStackNetworkError("logged out before the login was answered", this.#context()));
    // A login that fails opened nothing; its callers are told.
    const opened = await login?.session.catch(() => undefined);
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

  /** The login there is, or a new one. */
  #begin(signal: AbortSignal): SharedLogin {
    signal.throwIfAborted();
    if (this.#login?.usable) return this.#login;
    const login = new SharedLogin((given) => this.#open(given));
    this.#login = login;
    // A failed login is told to those who wait for it; the next call tries again.
    login.session.catch(() => {
      if (this.#login === login) this.#login = undefined;
    });
    return login;
  }

  #context(): ErrorContext {
    const { id: operationId, method, path } = LOG_IN;
    return { operationId, method, url: this.#connection.endpoint + path };
  }

  async #open(signal: AbortSignal): Promise<Session> {
    this.#hash ??= await hashPassword(this.#password);
    const params = { accountName: this.#accountName, password: this.#hash };
    const inventory = await this.#connection.call<{ readonly uuid?: unknown }>(LOG_IN, params, signal);
    const uuid = inventory.uuid;
    if (typeof uuid !== "string" || !SESSION_UUID.test(uuid)) {
      throw new ZStackDecodeError("the answer has no session uuid", this.#context(), "$.inventory.uuid");
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
