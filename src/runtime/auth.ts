import type { CallOptions } from "./call-options.ts";
import type { OperationSpec } from "./operation-spec.ts";

/** A way to prove who is calling. Make one with `passwordAuth`, `accessKeyAuth`, …, or implement it. */
export interface Auth {
  /**
   * Called once by `createClient`. Whatever is opened there belongs to that client alone, so that a session of one
   * endpoint is never shown to another.
   */
  connect(connection: AuthConnection): Authenticator;
}

/** The endpoint, as far as logging in needs it. */
export interface AuthConnection {
  readonly endpoint: string;
  /** Makes one call without credentials, but for those among its headers, and resolves to its payload. */
  call<R>(operation: OperationSpec, params: object, options?: CallOptions): Promise<R>;
  /** Reports that a session was opened. */
  loggedIn(renewed: boolean): void;
}

/** Who is calling, at one endpoint. */
export interface Authenticator {
  /**
   * The headers for one request; asked anew for every request, and never for polls, which are open. The signal aborts
   * when the call ends: what nobody waits for any more should end too, or it keeps the process alive.
   */
  credentials(request: AuthRequest, signal: AbortSignal): Credentials | Promise<Credentials>;
  /**
   * Called when the server no longer knows the session behind `rejected` (`ID.1001`). Resolves to whether it is
   * worth submitting again. Calls that wait for the same renewal share it. The signal is that of `credentials`.
   */
  renew?(rejected: Credentials, signal: AbortSignal): Promise<boolean>;
  /** Ends what was opened, if anything was, and what is being opened. */
  close?(): Promise<void>;
  /** Strings to strike out of whatever is shown: errors, events. */
  secrets?(): Iterable<string>;
  /** What a refusal (a status of 400 or more with plain text) means, where its text does not say what to do. */
  explain?(status: number, text: string): string | undefined;
}

/** What a signature may cover. */
export interface AuthRequest {
  readonly method: string;
  /** From the version on, decoded, without the query: `/v1/cdp-backups/actions`. */
  readonly path: string;
}

/** Compared by identity: one object is one session. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  /** Parts of them that must not be shown by themselves. The values of the headers need not be repeated. */
  readonly secrets?: readonly string[];
}

/** What session uuids look like. Anything else could not go into a header, and the fault would quote it. */
export const SESSION_UUID: RegExp = /^[\w-]+$/;

/** The header ZStack reads a session from. */
export function sessionCredentials(sessionUuid: string): Credentials {
  return { headers: { Authorization: `OAuth ${sessionUuid}` } };
}
