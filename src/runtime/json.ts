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

// Below 16 significant digits every decimal fits a double; the second half finds exponents that overflow one.
const SUSPECT = /[\d.]{16}|(?:^|[:,[\s])-?[\d.]+[eE]\+?\d{3}/;

/**
 * The path and text of the first integer in `text` that a `number` cannot hold exactly.
 *
 * `text` must be valid JSON. Almost every answer passes the gate, and then nothing is loaded or parsed here.
 */
export async function inexactInteger(text: string): Promise<{ path: string; source: string } | undefined> {
  if (!SUSPECT.test(text)) return undefined;
  const { LosslessNumber, parse } = await import("lossless-json");
  const find = (value: unknown, path: string): { path: string; source: string } | undefined => {
    if (value instanceof LosslessNumber) return { path, source: value.value };
    if (typeof value !== "object" || value === null) return undefined;
    for (const [key, item] of Object.entries(value)) {
      const found = find(item, append(path, Array.isArray(value) ? Number(key) : key));
      if (found) return found;
    }
    return undefined;
  };
  return find(
    parse(text, undefined, (source) => (isExact(source) ? 0 : new LosslessNumber(source))),
    "$",
  );
}

function append(path: string, at: string | number): string {
  if (typeof at === "number") return `${path}[${at}]`;
  return /^[A-Za-z_]\w*$/.test(at) ? `${path}.${at}` : `${path}[${JSON.stringify(at)}]`;
}

/** False only for integers, in whatever notation: fractions are approximate by nature. */
function isExact(source: string): boolean {
  const value = Number(source);
  if (!Number.isFinite(value)) return false;
  const [mantissa = "", exponent = "0"] = source.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = fraction.replace(/0+$/, "");
  const zeros = Number(exponent) - digits.length;
  if (zeros < 0) {
    // An integer only if the digits after the point vanish, as in 10e-1: too few digits to be inexact,
    // unless the whole part is long.
    const cut = BigInt(whole + digits);
    const unit = -zeros > source.length ? 0n : 10n ** BigInt(-zeros);
    return unit === 0n || cut % unit !== 0n || BigInt(value) === cut / unit;
  }
  // Zeros are bounded, since the value is finite; only zero itself may carry a vast exponent.
  return value === 0 || BigInt(value) === BigInt(whole + digits) * 10n ** BigInt(zeros);
}

/**
 * JSON of `value`, with bigints as digits (`JSON.stringify` refuses them) and undefined dropped.
 *
 * @throws RangeError for NaN and infinities, which JSON would turn into null, and for cyclic values.
 */
export function stringifyJson(value: unknown): string | undefined {
  if (typeof value === "bigint") return `${value}`;
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${value} has no JSON form`);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if ("toJSON" in value && typeof value.toJSON === "function") return stringifyJson(value.toJSON());
  if (Array.isArray(value)) return `[${value.map((item) => stringifyJson(item) ?? "null").join()}]`;
  const members: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    const json = stringifyJson(item);
    if (json !== undefined) members.push(`${JSON.stringify(key)}:${json}`);
  }
  return `{${members.join()}}`;
}
