import { define } from "../load/mapping.ts";
import { kindOf, type SchemaIndex } from "../model/schema-index.ts";
import { Answer, textAnswer } from "./answer.ts";
import type { ParamModel, Params } from "./param-model.ts";

/** Beside params in a query or a body, or within them, as the Java SDK sends them; all are lists of texts. */
export const TAGS = ["systemTags", "userTags"] as const;

/**
 * The params of a query string. Lists repeat their key (`k=a&k=b`) or number it (`k.0=a&k.1=b`), maps
 * have keys of their own (`k.key=v`); of
 * anything else that is known, there may be one value.
 *
 * @see RestServer.java, handling of query strings
 */
export function readQueryParams(
  search: URLSearchParams,
  models: readonly ParamModel[],
  schemas: SchemaIndex,
): Params | Answer {
  const kinds = new Map<string, string>(TAGS.map((name) => [name, "array"]));
  for (const { name, schema } of models) kinds.set(name, kindOf(schema, schemas));
  const params: Record<string, unknown> = {};
  for (const name of new Set([...search.keys()].map((key) => nameIn(key, kinds)))) {
    const kind = kinds.get(name);
    const isOne = kind !== undefined && kind !== "array" && kind !== "object";
    if (isOne && search.getAll(name).length > 1) {
      return textAnswer(
        400,
        `Invalid query parameter[${name}], only one value is allowed for the parameter but multiple values found`,
      );
    }
    const value = typed(readParam(search, name, kind), kind);
    if (value instanceof Answer) return value;
    define(params, name, value);
  }
  return params;
}

/** A text as what it is read for: numbers through a double, and what is not `true` is false. @see TypeUtils.java */
function typed(value: unknown, kind: string | undefined): unknown {
  if (typeof value !== "string") return value;
  if (kind === "boolean") return value.toLowerCase() === "true";
  if (kind !== "integer" && kind !== "number") return value;
  const text = value.trim();
  if (!DOUBLE.test(text))
    return textAnswer(500, text === "" ? "empty String" : `For input string: "${text}"`);
  const number = Number(text.replace(/[dDfF]$/, ""));
  if (kind === "number") return number;
  return Number.isSafeInteger(Math.trunc(number)) ? Math.trunc(number) : BigInt(number);
}

const DOUBLE = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?[dDfF]?$/;

function nameIn(key: string, kinds: ReadonlyMap<string, string>): string {
  if (kinds.has(key)) return key;
  const [name = ""] = key.split(".", 1);
  return kinds.has(name) ? name : key;
}

function readParam(search: URLSearchParams, name: string, kind: string | undefined): unknown {
  const inside = [...search].flatMap(([key, value]): [string, string][] =>
    key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), value]] : [],
  );
  if (
    kind === "array" ||
    (kind !== "object" && inside.length > 0 && inside.every(([key]) => /^\d+$/.test(key)))
  ) {
    const numbered = [...inside].sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
    return [...search.getAll(name), ...numbered];
  }
  if (inside.length === 0) return search.get(name);
  const map: Record<string, unknown> = {};
  for (const [key, value] of inside) define(map, key, value);
  return map;
}
