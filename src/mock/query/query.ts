import { define, ownValue } from "../../load/mapping.ts";
import type { Json, JsonObject } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";
import { Answer, textAnswer } from "../answer.ts";
import { type Condition, compareValues, meets, parseCondition, valuesAt } from "./condition.ts";
import { javaTypesOf } from "./java-types.ts";

/** What a caller asks of a collection. */
export interface Query {
  readonly conditions: readonly Condition[];
  readonly limit: number;
  readonly start: number;
  /** Only how many there are. */
  readonly count: boolean;
  /** Also how many there are. */
  readonly replyWithCount: boolean;
  readonly sort: { readonly field: string; readonly descending: boolean } | undefined;
  /** `undefined`: all. */
  readonly fields: readonly string[] | undefined;
  readonly groupBy: string | undefined;
}

const DEFAULT_LIMIT = 1000;

/** Reads the query string of a Query, whether the spec lists its parameters or not. */
export function readQuery(search: URLSearchParams): Query | Answer {
  const conditions: Condition[] = [];
  for (const text of search.getAll("q")) {
    const condition = parseCondition(text);
    if (condition === undefined) {
      return textAnswer(400, `Invalid query string[q=${text}], it has no operator`);
    }
    conditions.push(condition);
  }
  const limit = readInteger(search, "limit", DEFAULT_LIMIT);
  const start = readInteger(search, "start", 0);
  const count = readBoolean(search, "count");
  const replyWithCount = readBoolean(search, "replyWithCount");
  for (const read of [limit, start, count, replyWithCount]) if (read instanceof Answer) return read;
  const sort = search.get("sort");
  const fields = search.getAll("fields").flatMap((list) => list.split(","));
  return {
    conditions,
    limit: limit as number,
    start: start as number,
    count: count as boolean,
    replyWithCount: replyWithCount as boolean,
    sort: sort === null || sort === "" ? undefined : readSort(sort),
    fields: fields.length === 0 ? undefined : fields.map((field) => field.trim()),
    groupBy: search.get("groupBy") ?? undefined,
  };
}

function readInteger(search: URLSearchParams, name: string, otherwise: number): number | Answer {
  const text = search.get(name);
  if (text === null) return otherwise;
  return /^\d{1,10}$/.test(text)
    ? Number(text)
    : textAnswer(400, `Invalid value for field[${name}]: expected an integer but was ${text}`);
}

function readBoolean(search: URLSearchParams, name: string): boolean | Answer {
  const text = search.get(name) ?? "false";
  return /^(true|false)$/i.test(text)
    ? text.toLowerCase() === "true"
    : textAnswer(400, `Invalid value for field[${name}]: expected a boolean but was ${text}`);
}

/** A plus that nobody encoded arrives as a space. */
function readSort(text: string): { field: string; descending: boolean } {
  return { field: text.replace(/^[+ -]/, ""), descending: text.startsWith("-") };
}

/** What a collection is, and how it is answered. */
interface Collection {
  /** The property of the envelope. */
  readonly property: string;
  readonly type: string;
  readonly schemas: SchemaIndex;
}

/** The body of a 200. `total` is there when it was asked for, `schema` always. */
export function answerQuery(
  resources: readonly JsonObject[],
  query: Query | undefined,
  { property, type, schemas }: Collection,
): Json {
  const { conditions, limit, start, count, replyWithCount, sort, fields, groupBy } = query ?? ALL;
  const met = resources.filter((resource) => conditions.every((condition) => meets(resource, condition)));
  const found = groupBy === undefined ? met : oneOfEach(met, groupBy);
  if (count) return { total: found.length };
  if (sort !== undefined) sortBy(found, sort.field, sort.descending);
  const page = found.slice(start, start + limit);
  const inventories = fields === undefined ? page : page.map((resource) => project(resource, fields));
  return {
    [property]: inventories,
    ...(replyWithCount ? { total: found.length } : {}),
    schema: javaTypesOf(inventories, { type, path: property, schemas }),
  };
}

const ALL: Query = {
  conditions: [],
  limit: DEFAULT_LIMIT,
  start: 0,
  count: false,
  replyWithCount: false,
  sort: undefined,
  fields: undefined,
  groupBy: undefined,
};

function oneOfEach(resources: readonly JsonObject[], field: string): JsonObject[] {
  const first = new Map<string, JsonObject>();
  for (const resource of resources) {
    const key = JSON.stringify(valuesAt(resource, field.split(".")).map(String));
    if (!first.has(key)) first.set(key, resource);
  }
  return [...first.values()];
}

/** Those without the field come first, as in a database. */
function sortBy(resources: JsonObject[], field: string, descending: boolean): void {
  const path = field.split(".");
  resources.sort((a, b) => {
    const [left, right] = [valuesAt(a, path)[0], valuesAt(b, path)[0]];
    if (left === undefined || right === undefined) {
      return (Number(left !== undefined) - Number(right !== undefined)) * (descending ? -1 : 1);
    }
    return (compareValues(left, right) || 0) * (descending ? -1 : 1);
  });
}

function project(resource: JsonObject, fields: readonly string[]): JsonObject {
  const kept: Record<string, Json> = {};
  for (const name of fields) {
    const value = ownValue(resource, name);
    if (value !== undefined) define(kept, name, value);
  }
  return kept;
}
