import { parseJson } from "../../runtime/json.ts";
import { isSecretName } from "../../runtime/secret-name.ts";

/** What stands where a secret was. */
export const MASK = "***";

/** Strikes out of what is shown what must not be: sessions and passwords, in whatever place they turn up. */
export interface Secrets {
  /** Whether what has this name is secret. */
  isNamed(name: string): boolean;
  /** Remembers a secret. */
  add(secret: string): void;
  /** A text without any of them. */
  strike(text: string): string;
}

/** Shorter texts are no sessions and no hashes, and would be struck out of innocent words. */
const SHORTEST = 16;

/** @param named What the document says is secret, beside what names say. */
export function createSecrets(named: readonly string[] = []): Secrets {
  const known = new Set<string>();
  return {
    isNamed: (name) => isSecretName(name, named),
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
    if (typeof value === "string" && secrets.isNamed(name)) secrets.add(value);
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
export function maskMembers(text: string, { isNamed }: Pick<Secrets, "isNamed">): string {
  const pieces = text.match(/(?:[^"\\]|\\.)*(?:"|\\?$)/gs) ?? [];
  for (const [at, name] of pieces.entries()) {
    const value = pieces[at + 2];
    if (value !== undefined && isNamed(name.replace(/"$/, "")) && /^\s*:\s*"$/.test(pieces[at + 1] ?? ""))
      pieces[at + 2] = value.endsWith('"') ? `${MASK}"` : MASK;
  }
  return pieces.join("");
}
