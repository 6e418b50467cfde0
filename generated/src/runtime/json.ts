/**
 * The media type of what is sent. Servers read a body by its charset, and as ISO-8859-1 without one: names in Chinese
 * would arrive as other signs.
 */
export const JSON_TYPE = "application/json; charset=utf-8";

/** Whether a JSON value is an object (not null, not an array). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of a JSON text, or undefined when the text is not JSON. Content-Type is never asked: servers send none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The SyntaxError is dropped on purpose: its message quotes the text, which may hold a session.
    return undefined;
  }
}

/** Whether a JSON value has a number so large that its text may have said more than it holds. */
export function hasInexact(value: unknown): boolean {
  // No recursion: an answer must not exhaust the stack.
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "number") {
      if (!(Math.abs(next) <= Number.MAX_SAFE_INTEGER)) return true;
    } else if (typeof next === "object" && next !== null) {
      for (const key in next) open.push((next as Record<string, unknown>)[key]);
    }
  }
  return false;
}

/** Far more than any params are nested, and far less than the stack holds. */
const DEEPEST = 500;

/**
 * JSON of `value`, with bigints as digits (`JSON.stringify` refuses them) and undefined dropped.
 *
 * @throws RangeError for NaN and infinities, which JSON would turn into null, for cyclic values, and for what JSON would
 * silently make `{}`: maps, sets, promises.
 */
export function stringifyJson(value: unknown, depth = 0): string | undefined {
  if (typeof value === "bigint") return `${value}`;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`${value} has no JSON form`);
    // Beyond 2^53, JSON.stringify ends the digits in zeros, and servers would read another integer.
    if (Number.isInteger(value) && Math.abs(value) <= 2 ** 64) return `${BigInt(value)}`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (depth > DEEPEST) throw new RangeError("nested too deeply, or in a circle");
  if ("toJSON" in value && typeof value.toJSON === "function")
    return stringifyJson(value.toJSON(), depth + 1);
  if (Array.isArray(value))
    return `[${value.map((item) => stringifyJson(item, depth + 1) ?? "null").join()}]`;
  if (Symbol.iterator in value || "then" in value)
    throw new RangeError(`a ${value.constructor.name} has no JSON form`);
  const members: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    const json = stringifyJson(item, depth + 1);
    if (json !== undefined) members.push(`${JSON.stringify(key)}:${json}`);
  }
  return `{${members.join()}}`;
}
