import { define } from "../load/mapping.ts";
import { kindOf, type SchemaIndex } from "../model/schema-index.ts";
import type { ParamModel, Params } from "./param-model.ts";

/** Beside params in a query or a body, or within them, as the Java SDK sends them; all are lists of texts. */
export const TAGS = ["systemTags", "userTags"] as const;

/**
 * The params of a query string. Lists repeat their key (`k=a&k=b`) or number it (`k.0=a&k.1=b`), maps
 * have keys of their own (`k.key=v`); of anything else, the first value counts.
 *
 * @see RestServer.java, handling of query strings
 */
export function readQueryParams(
  search: URLSearchParams,
  models: readonly ParamModel[],
  schemas: SchemaIndex,
): Params {
  const kinds = new Map<string, string>(TAGS.map((name) => [name, "array"]));
  for (const { name, schema } of models) kinds.set(name, kindOf(schema, schemas));
  const params: Record<string, unknown> = {};
  for (const name of new Set([...search.keys()].map((key) => nameIn(key, kinds)))) {
    define(params, name, readParam(search, name, kinds.get(name)));
  }
  return params;
}

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
