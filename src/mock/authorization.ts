import { type AccessKey, refuseSignature, type ServerClock } from "./access-key.ts";
import { type Answer, textAnswer } from "./answer.ts";
import type { Incoming } from "./incoming.ts";
import { withoutContext } from "./route.ts";

/** Who calls: a session, which may not exist, or an access key that has been checked and needs none. */
export type Caller = { readonly session: string } | { readonly session: undefined };

/**
 * Who a request says it is from. Of a session only the prefix is looked at here; whether it exists comes to
 * light when the operation is carried out.
 */
export function callerOf(incoming: Incoming, key: AccessKey, clock: ServerClock): Caller | Answer {
  const authorization = incoming.headers.get("Authorization")?.trim();
  if (authorization === undefined) return textAnswer(400, "missing header 'Authorization'");
  if (authorization.startsWith("OAuth")) return { session: authorization.slice("OAuth".length).trim() };
  if (!authorization.startsWith("ZStack")) return textAnswer(400, "Authorization type must be 'OAuth'");
  const path = withoutContext(incoming.path);
  const { method, headers } = incoming;
  const credentials = authorization.slice("ZStack".length).trim();
  return refuseSignature(credentials, { method, path, headers }, { key, clock }) ?? { session: undefined };
}
