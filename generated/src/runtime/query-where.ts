import { isRecord, stringifyJson } from "./json.js";

/**
 * What resources must be like, field by field; all of it must hold. A field is one of the inventory's own, one of
 * something it is joined with (`"vmNics.ip"`), or a tag. `{}` asks for nothing.
 */
export type WhereOf<T> = FieldConditions<T> & PartConditions<T> & FurtherConditions;

/** The names of an inventory's fields. */
export type FieldOf<T> = unknown extends T ? string : T extends T ? keyof T & string : never;

/**
 * What one field must be: a value, one of several in a list, null for nothing at all, or operators. Undefined is an
 * error, for a variable that nobody set must not ask for everything; so is an empty list, which servers do not read as
 * one.
 */
export type ConditionOf<V> = V | null | readonly V[] | Operators<V>;

/** Several of them must all hold. Texts are compared by the database: by default, upper and lower case are one. */
export interface Operators<V> {
  /** The value itself; null: there is none. */
  readonly eq?: V | null;
  /** Another value; null: there is one. What has no value at all is no other one to servers. */
  readonly ne?: V | null;
  /** Greater, or later. */
  readonly gt?: V;
  readonly gte?: V;
  /** Less, or earlier. */
  readonly lt?: V;
  readonly lte?: V;
  /** One of these, of which none may have a comma and one at least must be there. */
  readonly in?: readonly V[];
  /** None of these, of which none may have a comma and one at least must be there. */
  readonly notIn?: readonly V[];
  /** A pattern: `%` stands for any text, `_` for any character. */
  readonly like?: string;
  /** No match for this pattern. */
  readonly notLike?: string;
}

type Scalar = string | number | bigint | boolean;

/** What a field can be compared with: of a list, what its items can be; `never` for objects. */
type Comparable<V> = V extends string | boolean
  ? V
  : V extends number | bigint
    ? number | bigint
    : V extends readonly (infer E)[]
      ? Comparable<E>
      : unknown extends V
        ? Scalar
        : never;

type FieldConditions<T> = unknown extends T
  ? { readonly [field: string]: ConditionOf<Scalar> }
  : {
      readonly [K in keyof T as [Comparable<T[K]>] extends [never] ? never : K]?: ConditionOf<
        Comparable<T[K]>
      >;
    };

/** The fields of the objects within an inventory, and of those in its lists: `"vmNics.ip"`. */
type PartConditions<T> = unknown extends T
  ? unknown
  : { readonly [P in PartField<T>]?: ConditionOf<PartValue<T, P>> };

type PartField<T> = {
  [K in keyof T & string]: `${K}.${keyof Part<T[K]> & string}`;
}[keyof T & string];

type PartValue<T, P> = P extends `${infer K extends keyof T & string}.${infer F}`
  ? F extends keyof Part<T[K]>
    ? Comparable<Part<T[K]>[F]>
    : never
  : never;

/** The object that a field has, or has a list of. */
type Part<V> =
  NonNullable<V> extends infer N
    ? N extends readonly (infer E)[]
      ? Part<E>
      : N extends object
        ? N
        : never
    : never;

/** What every resource may be asked for besides its fields. */
interface FurtherConditions {
  readonly __userTag__?: ConditionOf<string>;
  readonly __systemTag__?: ConditionOf<string>;
  readonly __tagUuid__?: ConditionOf<string>;
  /** A field of what the resource is joined with, over any number of steps. */
  readonly [joined: `${string}.${string}`]: ConditionOf<Scalar>;
}

const SYMBOLS: Readonly<Record<keyof Operators<unknown>, string>> = {
  eq: "=",
  ne: "!=",
  gt: ">",
  gte: ">=",
  lt: "<",
  lte: "<=",
  in: "?=",
  notIn: "!?=",
  like: "~=",
  notLike: "!~=",
};

/** In the order in which servers look for them, anywhere in a condition. */
const IN_ORDER = ["!=", ">=", "<=", "!?=", "!~=", "~=", "?=", "=", ">", "<", "is null", "not null"];

/** Whether servers can read a field's name: anything else would be read as part of the query. */
export function isField(name: unknown): boolean {
  return typeof name === "string" && /^[\w$.]+$/.test(name);
}

/**
 * The conditions as servers read them, one for each `q`.
 *
 * @throws TypeError for what they would read otherwise, or not at all.
 */
export function conditionsOf(where: unknown): string[] {
  if (!isRecord(where)) throw new TypeError('"where" must be an object');
  return Object.entries(where).flatMap(([field, wanted]) => {
    if (Array.isArray(wanted)) return conditionOf(field, "in", wanted);
    if (!isRecord(wanted)) return conditionOf(field, "eq", wanted);
    const operators = Object.entries(wanted);
    if (operators.length === 0)
      throw fault(field, `has none of the operators ${Object.keys(SYMBOLS).join(", ")}`);
    return operators.map(([name, value]) => {
      if (!Object.hasOwn(SYMBOLS, name)) {
        throw fault(field, `has no operator "${name}"; there are ${Object.keys(SYMBOLS).join(", ")}`);
      }
      return conditionOf(field, name as keyof typeof SYMBOLS, value);
    });
  });
}

/** One condition. @throws TypeError as {@link conditionsOf} does. */
export function conditionOf(field: string, name: keyof typeof SYMBOLS, value: unknown): string {
  if (!isField(field)) throw fault(field, "is not the name of a field");
  const isList = name === "in" || name === "notIn";
  if (value === null && (name === "eq" || name === "ne"))
    return `${field} ${name === "eq" ? "is" : "not"} null`;
  if (isList && !Array.isArray(value)) throw fault(field, `needs a list for "${name}"`);
  const symbol = SYMBOLS[name];
  const text = isList ? listText(field, value as readonly unknown[]) : scalarText(field, value);
  const condition = field + symbol + text;
  // Whichever comes first in their order, wherever it stands.
  const found = IN_ORDER.find((operator) => condition.includes(operator));
  if (found !== symbol) {
    throw fault(
      field,
      `cannot be compared by "${symbol}" with a value that has "${found}" in it: servers would split it there`,
    );
  }
  if (text.includes("'")) {
    throw fault(
      field,
      'has a value with an apostrophe, where servers end the text: ask by "like" with "_" for it',
    );
  }
  if (text.startsWith(symbol)) {
    throw fault(
      field,
      `cannot be compared by "${symbol}" with a value that begins with it: servers would leave it out`,
    );
  }
  return condition;
}

function listText(field: string, values: readonly unknown[]): string {
  if (values.length === 0)
    throw fault(field, "is an empty list, which nothing can be in: there is nothing to ask for");
  const texts = Array.from(values, (value) => scalarText(field, value));
  if (texts.some((text) => text.includes(","))) {
    throw fault(
      field,
      'has a value with a comma in its list: servers would split it there; ask for it by "eq" or "ne"',
    );
  }
  return texts.join();
}

function scalarText(field: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (value === undefined) throw fault(field, "is undefined; to ask for any value, leave it out");
  if (/^(number|bigint|boolean)$/.test(typeof value)) return `${stringifyJson(value)}`;
  throw fault(
    field,
    "must be compared with a text, a number or a boolean; null only by itself, by eq or by ne",
  );
}

function fault(field: string, problem: string): TypeError {
  return new TypeError(`where: ${JSON.stringify(field)} ${problem}`);
}
