import type { AuthConnection } from "./auth.ts";
import type { OperationSpec } from "./operation-spec.ts";

/** A session ends by itself; a server that does not answer must not keep a program from ending. */
const LOG_OUT_TIMEOUT_MS = 10_000;

export const LOG_OUT: OperationSpec = {
  id: "LogOut",
  method: "DELETE",
  path: "/zstack/v1/accounts/sessions/{sessionUuid}",
  pathParams: ["sessionUuid"],
  authenticated: false,
};

/**
 * Ends sessions, the last one first. Loaded when there is one to be ended, which is why it imports nothing that calls
 * need.
 *
 * @param isGone Whether an error says that there is no such session any more.
 */
export async function logOut(
  call: AuthConnection["call"],
  uuids: readonly string[],
  isGone: (error: unknown) => boolean,
): Promise<void> {
  for (const sessionUuid of [...uuids].reverse()) {
    try {
      await call(LOG_OUT, { sessionUuid }, { timeoutMs: LOG_OUT_TIMEOUT_MS });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}
