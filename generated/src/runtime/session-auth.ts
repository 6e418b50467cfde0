import { type Auth, SESSION_UUID, sessionCredentials } from "./auth.js";
import { ZStackConfigError } from "./errors.js";

/**
 * Uses a session opened elsewhere. It is not renewed when it ends (`ZStackApiError`, code `ID.1001`), and
 * `logout()` leaves it alone.
 *
 * @throws ZStackConfigError if `sessionUuid` does not look like one.
 */
export function sessionAuth(options: { readonly sessionUuid: string }): Auth {
  const { sessionUuid } = options ?? {};
  if (typeof sessionUuid !== "string" || !SESSION_UUID.test(sessionUuid)) {
    throw new ZStackConfigError('sessionAuth: "sessionUuid" is not a session uuid');
  }
  const credentials = sessionCredentials(sessionUuid);
  return {
    connect: () => ({
      credentials: () => credentials,
      secrets: () => [sessionUuid],
    }),
  };
}
