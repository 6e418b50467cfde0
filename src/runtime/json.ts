import { newJobUuid } from "./job-uuid.ts";

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

/** Whether a JSON text has a number, as far as one sees at a glance, that may say more than a number holds. */
export function seemsInexact(text: string): boolean {
  return /(?:^|[:,[])\s*-?(?:\d{16}|[\d.]+e)/i.test(text);
}

/**
 * JSON of `value`, with all digits of bigints and large integers (`JSON.stringify` refuses the ones, and ends the others
 * in zeros, which servers would read as another integer) and undefined dropped.
 *
 * @throws RangeError for NaN and infinities, which JSON would turn into null, and for what it would silently make `{}`:
 * maps, sets, promises; TypeError for cyclic values.
 */
export function stringifyJson(value: unknown): string | undefined {
  /** What no text of the value begins with. */
  const mark = newJobUuid();
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === "number" && !Number.isFinite(item)) throw new RangeError(`${item} has no JSON form`);
    // Beyond 2^53, all numbers are integers.
    const isLarge = typeof item === "number" && Math.abs(item) > 2 ** 53 && Math.abs(item) <= 2 ** 64;
    if (isLarge || typeof item === "bigint") return mark + BigInt(item);
    if (isRecord(item) && (Symbol.iterator in item || "then" in item))
      throw new RangeError(`a ${item.constructor.name} has no JSON form`);
    return item;
  })?.replaceAll(new RegExp(`"${mark}(.+?)"`, "g"), "$1");
}
