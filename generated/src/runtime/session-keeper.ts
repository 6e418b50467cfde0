import {
  type AuthConnection,
  type Authenticator,
  type Credentials,
  SESSION_UUID,
  sessionCredentials,
} from "./auth.js";
import type { CallOptions } from "./call-options.js";
import {
  isApiError,
  isSessionGone,
  ZStackConfigError,
  ZStackDecodeError,
  ZStackNetworkError,
} from "./errors.js";
import type { OperationSpec } from "./operation-spec.js";
import type { ErrorContext, ZStackError } from "./zstack-error.js";

/** A session ends by itself; a server that does not answer must not keep a program from ending. */
const LOG_OUT_TIMEOUT_MS = 10_000;

export const LOG_OUT: OperationSpec = {
  id: "LogOut",
  method: "DELETE",
  path: "/zstack/v1/accounts/sessions/{sessionUuid}",
  pathParams: ["sessionUuid"],
  authenticated: false,
};

/** One way to open a session: what to call, and with what. */
export interface Login {
  readonly operation: OperationSpec;
  /** Passwords in clear, and what is made of them. */
  readonly secrets: ReadonlySet<string>;
  /**
   * Opens a session by calling `open` once, or several times if the first session only opens the way to another.
   * The last is used.
   *
   * @param signal Aborts when nobody waits for the session any more.
   */
  run(open: OpenSession, signal: AbortSignal): Promise<void>;
}

/** Calls a login operation; resolves to the session's uuid. */
export type OpenSession = (
  operation: OperationSpec,
  params: object,
  options?: CallOptions,
) => Promise<string>;

/**
 * Logs in at the first call that needs it, once for all calls that wait, and again when the server has forgotten the
 * session.
 */
export function keepSession(connection: AuthConnection, login: Login): Authenticator {
  return new SessionKeeper(connection, login);
}

/** The uuids it opened, the last of which is in use. */
interface Session extends Credentials {
  readonly uuids: readonly string[];
}

/** One login, for all who wait for it; it ends when the last of them leaves. */
class SharedLogin {
  readonly session: Promise<Session>;
  readonly #controller = new AbortController();
  #waiting = 0;
  /** Once there is one. */
  opened: Session | undefined;

  constructor(open: (signal: AbortSignal) => Promise<Session>) {
    this.session = open(this.#controller.signal);
    this.session.then(
      (session) => {
        this.opened = session;
      },
      () => {},
    );
  }

  /** False once it was given up, unless its answer had arrived by then. */
  get usable(): boolean {
    return this.opened !== undefined || !this.#controller.signal.aborted;
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

class SessionKeeper implements Authenticator {
  readonly #connection: AuthConnection;
  readonly #method: Login;
  #login: SharedLogin | undefined;
  readonly #ended = new WeakSet<Credentials>();
  /** What the server said when it was asked for another session in the place of a lost one. */
  readonly #refused = new WeakMap<Credentials, ZStackError>();
  #loggingOut = false;
  /** Of the last two logins: a call may still be under way with the session before. */
  #known: readonly (readonly string[])[] = [];

  constructor(connection: AuthConnection, method: Login) {
    this.#connection = connection;
    this.#method = method;
  }

  credentials(_request: unknown, signal: AbortSignal): Session | Promise<Session> {
    const login = this.#begin(signal);
    return login.opened ?? login.wait(signal);
  }

  async renew(rejected: Credentials, signal: AbortSignal): Promise<boolean> {
    // A call that was under way when the caller logged out is no reason to log in again.
    if (this.#ended.has(rejected)) return false;
    const refusal = this.#refused.get(rejected);
    if (refusal) throw refusal;
    const login = this.#begin(signal);
    try {
      // Another call may have renewed it, or have begun to, since this one was sent.
      if ((await login.wait(signal)) === rejected) {
        if (this.#login === login) this.#login = undefined;
        await this.#begin(signal).wait(signal);
      }
    } catch (error) {
      // One attempt for all who lost the session: servers lock accounts for as many wrong passwords as there are calls.
      if (isApiError(error)) this.#refused.set(rejected, error);
      throw error;
    }
    return true;
  }

  async close(): Promise<void> {
    const login = this.#login;
    this.#login = undefined;
    this.#loggingOut = true;
    try {
      login?.abort(new ZStackNetworkError("logged out before the login was answered", this.#context()));
      // A login that fails leaves nothing open; its callers are told.
      const opened = await login?.session.catch(() => undefined);
      if (!opened) return;
      this.#ended.add(opened);
      await this.#end(opened.uuids);
    } finally {
      this.#loggingOut = false;
    }
  }

  secrets(): Iterable<string> {
    return [...this.#method.secrets, ...this.#known.flat()];
  }

  /** The login there is, or a new one. */
  #begin(signal: AbortSignal): SharedLogin {
    signal.throwIfAborted();
    if (this.#loggingOut) {
      const problem = "no call is made while the client logs out: await logout() first";
      throw new ZStackConfigError(problem, this.#context());
    }
    if (this.#login?.usable) return this.#login;
    const login = new SharedLogin((given) => this.#open(given));
    this.#login = login;
    // A failed login is told to those who wait for it; the next call tries again.
    login.session.catch(() => {
      if (this.#login === login) this.#login = undefined;
    });
    return login;
  }

  async #end(uuids: readonly string[]): Promise<void> {
    for (const sessionUuid of [...uuids].reverse()) {
      try {
        await this.#connection.call(LOG_OUT, { sessionUuid }, { timeoutMs: LOG_OUT_TIMEOUT_MS });
      } catch (error) {
        if (!isSessionGone(error)) throw error;
      }
    }
  }

  #context({ id: operationId, method, path }: OperationSpec = this.#method.operation): ErrorContext {
    return { operationId, method, url: this.#connection.endpoint + path };
  }

  async #open(signal: AbortSignal): Promise<Session> {
    const renewed = this.#known.flat().length > 0;
    const uuids: string[] = [];
    this.#known = [uuids, ...this.#known.slice(0, 1)];
    const open: OpenSession = async (operation, params, options) => {
      const call = { ...options, signal };
      const { uuid } = await this.#connection.call<{ uuid?: unknown }>(operation, params, call);
      if (typeof uuid !== "string" || !SESSION_UUID.test(uuid)) {
        const problem = "the answer has no session uuid";
        throw new ZStackDecodeError(problem, this.#context(operation), "$.inventory.uuid");
      }
      uuids.push(uuid);
      return uuid;
    };
    try {
      await this.#method.run(open, signal);
    } catch (error) {
      // The first of two logins may have succeeded. Nobody has to wait for its end.
      this.#end(uuids).catch(() => {});
      throw error;
    }
    this.#connection.loggedIn(renewed);
    return { uuids, ...sessionCredentials(uuids.at(-1) ?? "") };
  }
}
