import { parseJson } from "../../runtime/json.ts";

/** What stands where a secret was. */
export const MASK = "***";

const SECRET = /session|password|secret|token|verifyCode|accessKey/i;

/** Strikes out of what is shown what must not be: sessions and passwords, in whatever place they turn up. */
export interface Secrets {
  /** Remembers a secret. */
  add(secret: string): void;
  /** A text without any of them. */
  strike(text: string): string;
}

/** Shorter texts are no sessions and no hashes, and would be struck out of innocent words. */
const SHORTEST = 16;

export function createSecrets(): Secrets {
  const known = new Set<string>();
  return {
    add: (secret) => void (secret.length >= SHORTEST && known.add(secret)),
    strike(text) {
      let shown = text;
      for (const secret of known) shown = shown.replaceAll(secret, MASK);
      return shown;
    },
  };
}

/** Remembers the secrets of a JSON text: what a name says is one, and the session that a login gives. */
export function learnSecrets(secrets: Secrets, text: string, isLogin: boolean): void {
  const visit = (value: unknown, name: string): void => {
    if (typeof value === "string" && SECRET.test(name)) secrets.add(value);
    if (typeof value === "object" && value !== null)
      for (const [key, item] of Object.entries(value)) visit(item, Array.isArray(value) ? name : key);
  };
  const body = parseJson(text);
  visit(body, "");
  const session = (body as { readonly inventory?: { readonly uuid?: unknown } } | undefined)?.inventory?.uuid;
  if (isLogin && typeof session === "string") secrets.add(session);
}

/**
 * JSON text with the values masked whose names say that they are secret; also in text that is not JSON as a whole, where
 * quotes may be missing. Every piece is read once, or a hostile answer would take minutes.
 */
export function maskMembers(text: string): string {
  const pieces = text.match(/(?:[^"\\]|\\.)*(?:"|\\?$)/gs) ?? [];
  for (const [at, name] of pieces.entries()) {
    const value = pieces[at + 2];
    if (value !== undefined && SECRET.test(name) && /^\s*:\s*"$/.test(pieces[at + 1] ?? ""))
      pieces[at + 2] = value.endsWith('"') ? `${MASK}"` : MASK;
  }
  return pieces.join("");
}

/** Whether a field's value is not to be read over the reader's shoulder. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name) && !/^(is|has|need)|Type$|Count$/.test(name);
}
