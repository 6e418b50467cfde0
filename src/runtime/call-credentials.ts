import type { Authenticator, AuthRequest, Credentials } from "./auth.ts";
import type { Scope } from "./scope.ts";

/** One call has as many submissions as sessions have ended under it; more than that is a server that counts wrong. */
export const MAX_REPEATS = 100;

/** Who makes one call. */
export interface CallCredentials {
  /** For the next request: headers with names in lower case, and all that is secret in them. */
  take(scope: Scope): Promise<Required<Credentials>>;
  /** Whether there is another session in the place of the one that the server does not know, and it is worth using. */
  renew(scope: Scope): Promise<boolean>;
  /** Tells all calls that the session of this one is good. */
  prove(): void;
}

/**
 * @param authenticator Absent: the call needs no credentials.
 * @param proven The sessions of which calls have told that they are good.
 * @param attempts How often to try sessions that have not worked for any call.
 */
export function callCredentials(
  authenticator: Authenticator | undefined,
  request: AuthRequest,
  proven: WeakSet<Credentials>,
  attempts: number,
): CallCredentials {
  let credentials: Credentials | undefined;
  /** How many sessions it has lost, and how many of them had not worked for any call. */
  let lost = 0;
  let fruitless = 0;
  return {
    async take({ signal, race }) {
      if (!authenticator) return { headers: {}, secrets: [] };
      signal.throwIfAborted();
      const given = authenticator.credentials(request, signal);
      credentials = "headers" in given ? given : await race(given);
      const { headers, secrets = [] } = credentials;
      const lowerCased = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      return {
        headers: Object.fromEntries(lowerCased),
        secrets: [...secrets, ...Object.values(headers)],
      };
    },
    async renew({ signal, race }) {
      if (!credentials) return false;
      // Sessions that other calls succeed with are lost, and opened anew, as often as it takes.
      const worked = proven.has(credentials);
      if (lost >= MAX_REPEATS || (!worked && fruitless >= Math.max(1, attempts - 1))) return false;
      const renewal = authenticator?.renew?.(credentials, signal);
      if (!renewal || !(await race(renewal))) return false;
      lost++;
      if (!worked) fruitless++;
      return true;
    },
    prove() {
      if (credentials) proven.add(credentials);
    },
  };
}
