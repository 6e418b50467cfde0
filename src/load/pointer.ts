/** The tokens of a JSON Pointer, unescaped. @see https://www.rfc-editor.org/rfc/rfc6901 */
export function parsePointer(pointer: string): string[] {
  return pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** `pointer` one or more levels down. */
export function childPointer(pointer: string, ...tokens: readonly (string | number)[]): string {
  let child = pointer;
  for (const token of tokens) child += `/${typeof token === "number" ? token : escapeToken(token)}`;
  return child;
}

/** Most tokens have nothing to escape, and pointers are made of every part of a document. */
function escapeToken(token: string): string {
  return token.includes("~") || token.includes("/")
    ? token.replaceAll("~", "~0").replaceAll("/", "~1")
    : token;
}

/** What a pointer leads to; `undefined` when it leads nowhere. Only own properties are looked at. */
export function valueAt(document: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce<unknown>(
    (value, token) =>
      value !== null && typeof value === "object" && Object.hasOwn(value, token)
        ? (value as Record<string, unknown>)[token]
        : undefined,
    document,
  );
}
