import { type Answer, textAnswer } from "./answer.ts";

/**
 * The session a request carries, as servers take it from the header: only its form is looked at here,
 * whether the session exists comes to light when the operation is carried out.
 */
export function sessionOf(headers: Headers): string | Answer {
  const authorization = headers.get("Authorization")?.trim();
  if (authorization === undefined) return textAnswer(400, "missing header 'Authorization'");
  if (!authorization.startsWith("OAuth")) return textAnswer(400, "Authorization type must be 'OAuth'");
  return authorization.slice("OAuth".length).trim();
}
