import { isMapping, ownValue } from "../../load/mapping.ts";
import type { Json, JsonObject } from "../../model/model.ts";
import { isList, isNumber, isScalar } from "../json.ts";

/** Servers look for these in this order, and take the first they find anywhere in a condition. */
const OPERATORS = ["!=", ">=", "<=", "!?=", "!~=", "~=", "?=", "=", ">", "<", "is null", "not null"] as const;

type Operator = (typeof OPERATORS)[number];

/** One `q`: a field, with steps where it is another resource's, and what it must be. */
export interface Condition {
  readonly path: readonly string[];
  readonly operator: Operator;
  readonly value: string;
}

/** `undefined`: there is no operator in it. */
export function parseCondition(text: string): Condition | undefined {
  const operator = OPERATORS.find((candidate) => text.includes(candidate));
  if (operator === undefined) return undefined;
  const at = text.indexOf(operator);
  const field = text.slice(0, at).trim();
  return field === ""
    ? undefined
    : { path: field.split("."), operator, value: text.slice(at + operator.length) };
}

/** Whether a resource is as a condition says; of lists, one element must be. */
export function meets(resource: JsonObject, { path, operator, value }: Condition): boolean {
  const found = valuesAt(resource, path);
  if (operator === "is null") return found.length === 0;
  if (operator === "not null") return found.length > 0;
  return found.some((candidate) => compares(candidate, operator, value));
}

/** What a resource has under a dotted name; nothing for null, as in a database. */
export function valuesAt(
  value: Json | undefined,
  path: readonly string[],
  at = 0,
): readonly (string | number | bigint | boolean)[] {
  if (isList(value)) return value.flatMap((item) => valuesAt(item, path, at));
  const name = path[at];
  if (name === undefined) return isScalar(value) ? [value] : [];
  return isMapping(value) ? valuesAt(ownValue(value, name) as Json | undefined, path, at + 1) : [];
}

function compares(found: string | number | bigint | boolean, operator: Operator, wanted: string): boolean {
  switch (operator) {
    case "=":
      return isSame(found, wanted);
    case "!=":
      return !isSame(found, wanted);
    case "?=":
      return wanted.split(",").some((one) => isSame(found, one));
    case "!?=":
      return !wanted.split(",").some((one) => isSame(found, one));
    case "~=":
      return isLike(String(found), wanted);
    case "!~=":
      return !isLike(String(found), wanted);
    case ">=":
      return compareValues(found, wanted) >= 0;
    case "<=":
      return compareValues(found, wanted) <= 0;
    case ">":
      return compareValues(found, wanted) > 0;
    case "<":
      return compareValues(found, wanted) < 0;
    default:
      return false;
  }
}

function isSame(found: string | number | bigint | boolean, wanted: string): boolean {
  if (typeof found === "string") return found === wanted;
  if (typeof found === "boolean") return String(found) === wanted.toLowerCase();
  return wanted.trim() !== "" && found === readNumber(wanted);
}

/** Numbers by size, times by the calendar, all else by its letters. `NaN`: they cannot be compared. */
export function compareValues(
  a: string | number | bigint | boolean,
  b: string | number | bigint | boolean,
): number {
  if (isNumber(a)) {
    const other = isNumber(b) ? b : readNumber(String(b));
    return a < other ? -1 : a > other ? 1 : a === other ? 0 : Number.NaN;
  }
  const [left, right] = [String(a), String(b)];
  if (TIMESTAMP.test(left)) {
    const difference = Date.parse(left) - Date.parse(right);
    if (!Number.isNaN(difference)) return difference;
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

/** How servers write times. */
const TIMESTAMP = /^[A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d\d:\d\d [AP]M$/;

function readNumber(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(text) ? number : BigInt(text);
}

/** SQL's LIKE: `%` stands for anything, `_` for one character. */
function isLike(text: string, pattern: string): boolean {
  const parts = pattern.split("%");
  const [first = "", ...rest] = parts;
  const matchAt = (part: string, at: number): boolean =>
    at >= 0 &&
    at + part.length <= text.length &&
    [...part].every((character, index) => character === "_" || character === text[at + index]);
  if (!matchAt(first, 0)) return false;
  if (rest.length === 0) return first.length === text.length;
  let from = first.length;
  const last = rest.pop() ?? "";
  for (const part of rest) {
    while (from <= text.length && !matchAt(part, from)) from++;
    if (from > text.length) return false;
    from += part.length;
  }
  return text.length - last.length >= from && matchAt(last, text.length - last.length);
}
