import { isMapping, ownValue } from "../../load/mapping.ts";
import type { Json, JsonObject } from "../../model/model.ts";
import { type Answer, textAnswer } from "../answer.ts";
import { javaTrim, splitInTwo } from "../java-text.ts";
import { isList, isNumber, isScalar } from "../json.ts";
import { folded, foldedPadded } from "./collation.ts";

/** Servers look for these in this order, and take the first they find anywhere in a condition. */
const OPERATORS = ["!=", ">=", "<=", "!?=", "!~=", "~=", "?=", "=", ">", "<", "is null", "not null"] as const;

type Operator = (typeof OPERATORS)[number];

/** One `q`: a field, with steps where it is another resource's, and what it must be. */
export interface Condition {
  readonly path: readonly string[];
  readonly operator: Operator;
  readonly value: string;
}

/** What queries call the tags of a resource, by the type of the tag. `undefined`: what servers tell by its pattern. */
export const TAG_FIELDS: ReadonlyMap<string, string | undefined> = new Map([
  ["__systemTag__", "SystemTagInventory"],
  ["__userTag__", "UserTagInventory"],
  ["__tagUuid__", undefined],
]);

/** What condition a `q` is, or why servers refuse it. The value is not trimmed. @see RestServer.java, handleQueryApi */
export function parseCondition(text: string): Condition | Answer {
  const operator = OPERATORS.find((candidate) => text.includes(candidate));
  if (operator === undefined) {
    return invalid(
      `The '${text}' in the parameter[q] doesn't contain any query operator. Valid query operators are [[${OPERATORS.join(", ")}]]`,
    );
  }
  const [field = "", value] = splitInTwo(text, operator);
  const path = javaTrim(field).split(".");
  if (operator === "is null" || operator === "not null") return { path, operator, value: "" };
  if (value === undefined) {
    return invalid(`The '${text}' in parameter[q] is not a key-value pair split by ${NAMES[operator]}`);
  }
  return { path, operator, value };
}

function invalid(why: string): Answer {
  return textAnswer(400, `Invalid query parameter. ${why}`);
}

/** What the database calls the operators. @see QueryOp.java */
export const NAMES: Readonly<Record<Operator, string>> = {
  "!=": "!=",
  ">=": ">=",
  "<=": "<=",
  "!?=": "not in",
  "!~=": "not like",
  "~=": "like",
  "?=": "in",
  "=": "=",
  ">": ">",
  "<": "<",
  "is null": "is null",
  "not null": "is not null",
};

/**
 * Whether a resource is as a condition says; of lists, one element must be.
 *
 * @param tagsOf the tags of the resource that are of a type
 */
export function meets(
  resource: JsonObject,
  { path, operator, value }: Condition,
  tagsOf: (type: string) => readonly string[] = () => [],
): boolean {
  const [field = ""] = path;
  if (path.length === 1 && TAG_FIELDS.has(field)) {
    const type = TAG_FIELDS.get(field);
    const tags = type === undefined ? [] : tagsOf(type);
    // Not to be so is to have no tag that is.
    const opposite = OPPOSITES[operator];
    if (opposite !== undefined) return !tags.some((tag) => compares(tag, opposite, value));
    return operator === "not null"
      ? tags.length > 0
      : operator !== "is null" && tags.some((tag) => compares(tag, operator, value));
  }
  const found = valuesAt(resource, path);
  if (operator === "is null") return found.length === 0;
  if (operator === "not null") return found.length > 0;
  return found.some((candidate) => compares(candidate, operator, value));
}

const OPPOSITES: Readonly<Partial<Record<Operator, Operator>>> = { "!=": "=", "!?=": "?=", "!~=": "~=" };

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
      return isLike(folded(String(found)), folded(wanted));
    case "!~=":
      return !isLike(folded(String(found)), folded(wanted));
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
  if (typeof found === "string") return foldedPadded(found) === foldedPadded(wanted);
  if (typeof found === "boolean") return String(found) === wanted.toLowerCase();
  return wanted.trim() !== "" && found === readNumber(wanted);
}

/** Numbers by size, times by the calendar, all else by its letters, whatever their case. `NaN`: they cannot be compared. */
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
  const [first, second] = [foldedPadded(left), foldedPadded(right)];
  return first < second ? -1 : first > second ? 1 : 0;
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
