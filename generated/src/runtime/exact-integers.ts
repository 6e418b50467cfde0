import { LosslessNumber, parse } from "lossless-json";
import { formatPath, type JsonPath } from "./json-path.js";

/** Throws a ZStackDecodeError about a place in an answer. Passed in, so that what is loaded later needs no shared chunk. */
export type Refuse = (path: string, problem: string) => never;

/** An integer of a JSON text, digits and all. */
export interface ExactInteger {
  readonly path: JsonPath;
  /** As it is written: `9223372036854775807`, `9.3e18`. */
  readonly source: string;
}

/**
 * The value of a valid JSON text, with bigints where a `number` cannot hold an integer. It is changed in place.
 *
 * @throws what `refuse` does, for the first such integer if bigints are not wanted, and for those beyond 64 bits.
 */
export function keepExact(text: string, value: unknown, bigints: boolean, refuse: Refuse): unknown {
  const holder = { value };
  for (const { path, source } of findInexact(text, refuse)) {
    const exact = bigints ? toBigInt(source) : undefined;
    if (exact === undefined) {
      const limit = bigints ? "64 bits cannot hold" : "a number cannot hold exactly";
      refuse(formatPath(path), `is ${source}, which ${limit}`);
    }
    let target: Record<string | number, unknown> = holder;
    let last: string | number = "value";
    // Own properties all the way, `__proto__` too: the text they come from is the one that was searched.
    for (const step of path) {
      target = target[last] as Record<string | number, unknown>;
      last = step;
    }
    target[last] = exact;
  }
  return holder.value;
}

function findInexact(text: string, refuse: Refuse): ExactInteger[] {
  try {
    return inexactIntegers(text);
  } catch {
    return refuse("$", "is nested too deeply to be read exactly");
  }
}

/**
 * The integers in a valid JSON text that a `number` cannot hold exactly, in their order.
 *
 * @throws RangeError if it is nested too deeply.
 */
export function inexactIntegers(text: string): ExactInteger[] {
  const found: ExactInteger[] = [];
  const search = (value: unknown, path: JsonPath): void => {
    if (value instanceof LosslessNumber) found.push({ path, source: value.value });
    else if (Array.isArray(value)) for (const [at, item] of value.entries()) search(item, [...path, at]);
    else if (typeof value === "object" && value !== null)
      for (const [key, item] of Object.entries(value)) search(item, [...path, key]);
  };
  search(
    parse(text, undefined, {
      parseNumber: (source) => (isExact(source) ? 0 : new LosslessNumber(source)),
      onDuplicateKey: ({ newValue }) => newValue,
    }),
    [],
  );
  return found;
}

/** All digits of an integer in any notation; undefined if 64 bits cannot hold it, signed or unsigned. */
function toBigInt(source: string): bigint | undefined {
  // A short text can stand for more digits than fit into memory.
  if (!(Math.abs(Number(source)) <= 2 ** 64)) return undefined;
  const { whole, fraction, zeros } = split(source);
  const digits = BigInt(whole + fraction);
  return zeros < 0 ? digits / 10n ** BigInt(-zeros) : digits * 10n ** BigInt(zeros);
}

/** False only for integers, in whatever notation: fractions are approximate by nature. */
function isExact(source: string): boolean {
  const value = Number(source);
  if (!Number.isFinite(value) || isDouble(source, value)) return Number.isFinite(value);
  const { whole, fraction, zeros } = split(source);
  if (zeros < 0) {
    // An integer only if the digits after the point vanish, as in 10e-1: too few digits to be inexact,
    // unless the whole part is long.
    const cut = BigInt(whole + fraction);
    const unit = -zeros > source.length ? 0n : 10n ** BigInt(-zeros);
    return unit === 0n || cut % unit !== 0n || BigInt(value) === cut / unit;
  }
  // Zeros are bounded, since the value is finite; only zero itself may carry a vast exponent.
  return value === 0 || BigInt(value) === BigInt(whole + fraction) * 10n ** BigInt(zeros);
}

/** Whether it is how a double is printed, so that the server had no more digits either: `1.2345678901234567E18`. */
function isDouble(source: string, value: number): boolean {
  const digits = (text: string): string => text.toLowerCase().split("e")[0]?.replace(/\D/g, "") ?? "";
  const given = digits(source);
  const counted = given.length >= 1 && given.length <= 17;
  return /\..*e/i.test(source) && counted && digits(value.toExponential(given.length - 1)) === given;
}

/** The digits of a JSON number, and how many zeros its exponent adds to them; negative: how many it cuts off. */
function split(source: string): { whole: string; fraction: string; zeros: number } {
  const [mantissa = "", exponent = "0"] = source.toLowerCase().split("e");
  const [whole = "", digits = ""] = mantissa.split(".");
  const fraction = digits.replace(/0+$/, "");
  return { whole, fraction, zeros: Number(exponent) - fraction.length };
}
