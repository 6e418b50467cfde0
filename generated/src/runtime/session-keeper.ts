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
  load,
  ZStackConfigError,
  ZStackDecodeError,
  ZStackNetworkError,
} from "./errors.js";
import type { OperationSpec } from "./operation-spec.js";
import type { ErrorContext, ZStackError } from "./zstack-error.js";

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

/** The uuids it opened, the last of which is in use. */
interface Session extends Credentials {
  readonly uuids: readonly string[];
  /** By the caller, who logged out. */
  ended?: boolean;
  /** What the server said when it was asked for another session in its place. */
  refusal?: ZStackError;
}

/** One login, for all who wait for it; aborted once it was given up, when the last of them leaves. */
interface SharedLogin extends AbortController {
  readonly session: Promise<Session>;
  /** Once there is one. */
  opened?: Session;
  /** How many wait. */
  waiting: number;
}

function shareLogin(open: (signal: AbortSignal) => Promise<Session>): SharedLogin {
  const controller = new AbortController();
  return Object.assign(controller, { session: open(controller.signal), waiting: 0 });
}

/** The session. Whoever waits counts until `signal` aborts. */
async function waitFor(login: SharedLogin, signal: AbortSignal): Promise<Session> {
  signal.throwIfAborted();
  const leave = (): void => {
    if (--login.waiting === 0) login.abort();
  };
  login.waiting++;
  signal.addEventListener("abort", leave, { once: true });
  try {
    return await login.session;
  } finally {
    signal.removeEventListener("abort", leave);
  }
}

/**
 * Logs in at the first call that needs it, once for all calls that wait, and again when the server has forgotten the
 * session.
 */
export function keepSession({ endpoint, call, loggedIn }: AuthConnection, way: Login): Authenticator {
  let current: SharedLogin | undefined;
  let loggingOut = false;
  /** Of the last two logins: a call may still be under way with the session before. */
  let known: readonly (readonly string[])[] = [];

  const contextOf = ({ id: operationId, method, path } = way.operation): ErrorContext => ({
    operationId,
    method,
    url: endpoint + path,
  });

  const open = async (signal: AbortSignal): Promise<Session> => {
    const renewed = known.flat().length > 0;
    const uuids: string[] = [];
    known = [uuids, ...known.slice(0, 1)];
    try {
      await way.run(async (operation, params, options) => {
        const { uuid } = await call<{ uuid?: unknown }>(operation, params, { ...options, signal });
        if (typeof uuid !== "string" || !SESSION_UUID.test(uuid)) {
          const problem = "the answer has no session uuid";
          throw new ZStackDecodeError(problem, contextOf(operation), "$.inventory.uuid");
        }
        uuids.push(uuid);
        return uuid;
      }, signal);
    } catch (error) {
      // The first of two logins may have succeeded. Nobody has to wait for its end.
      end(uuids).catch(() => {});
      throw error;
    }
    loggedIn(renewed);
    return { uuids, ...sessionCredentials(uuids.at(-1) ?? "") };
  };

  const end = async (uuids: readonly string[]): Promise<void> => {
    const { logOut } = await load(import("./log-out.js"), contextOf());
    await logOut(call, uuids, isSessionGone);
  };

  /** The login there is, or a new one. */
  const begin = (signal: AbortSignal): SharedLogin => {
    signal.throwIfAborted();
    if (loggingOut) {
      const problem = "the client is logging out: await logout() first";
      throw new ZStackConfigError(problem, contextOf());
    }
    // One that was given up is of use if its answer had arrived by then.
    if (current?.opened || current?.signal.aborted === false) return current;
    const login = shareLogin(open);
    current = login;
    login.session.then(
      (session) => {
        login.opened = session;
      },
      () => {
        // A failed login is told to those who wait for it; the next call tries again.
        if (current === login) current = undefined;
      },
    );
    return login;
  };

  return {
    credentials(_request, signal) {
      const login = begin(signal);
      return login.opened ?? waitFor(login, signal);
    },
    async renew(rejected: Session, signal) {
      // A call that was under way when the caller logged out is no reason to log in again.
      if (rejected.ended) return false;
      if (rejected.refusal) throw rejected.refusal;
      const login = begin(signal);
      try {
        // Another call may have renewed it, or have begun to, since this one was sent.
        if ((await waitFor(login, signal)) === rejected) {
          if (current === login) current = undefined;
          await waitFor(begin(signal), signal);
        }
      } catch (error) {
        // One attempt for all who lost the session: servers lock accounts for as many wrong passwords as there are calls.
        if (isApiError(error)) rejected.refusal = error;
        throw error;
      }
      return true;
    },
    async close() {
      const login = current;
      current = undefined;
      loggingOut = true;
      try {
        login?.abort(new ZStackNetworkError("logged out before the login was answered", contextOf()));
        // A login that fails leaves nothing open; its callers are told.
        const opened = await login?.session.catch(() => undefined);
        if (!opened) return;
        opened.ended = true;
        await end(opened.uuids);
      } finally {
        loggingOut = false;
      }
    },
    secrets: () => [...way.secrets, ...known.flat()],
  };
}
