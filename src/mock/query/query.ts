import { Answer, textAnswer } from "../answer.ts";
import { javaInteger, javaTrim } from "../java-text.ts";
import { type Condition, parseCondition } from "./condition.ts";

/** What a caller asks of a collection. Servers of 5.2.1 take `groupBy`, and do nothing with it. */
export interface Query {
  readonly conditions: readonly Condition[];
  /** Less than zero: all. */
  readonly limit: number;
  readonly start: number;
  /** Only how many there are. */
  readonly count: boolean;
  /** Also how many there are. */
  readonly replyWithCount: boolean;
  readonly sort: { readonly field: string; readonly descending: boolean } | undefined;
  /** `undefined`: all. */
  readonly fields: readonly string[] | undefined;
  readonly filterName: string;
}

/** A query for all, as servers take it when nothing is said. */
export const ALL: Query = {
  conditions: [],
  limit: 1000,
  start: 0,
  count: false,
  replyWithCount: false,
  sort: undefined,
  fields: undefined,
  filterName: "",
};

/**
 * Reads the query string of a Query, whether the spec lists its parameters or not. Of most, the first value counts; those
 * that servers do not know they ignore.
 *
 * @see RestServer.java, handleQueryApi
 */
export function readQuery(search: URLSearchParams): Query | Answer {
  let query = ALL;
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    const read = readParameter(javaTrim(name), javaTrim(values[0] ?? ""), values);
    if (read instanceof Answer) return read;
    const conditions = [...query.conditions, ...(read.conditions ?? [])];
    query = { ...query, ...read, conditions };
  }
  return query;
}

function readParameter(name: string, value: string, values: readonly string[]): Partial<Query> | Answer {
  switch (name) {
    case "limit":
    case "start": {
      const number = javaInteger(value);
      return number === undefined
        ? textAnswer(400, `Invalid query parameter. '${name}' must be an integer`)
        : { [name]: number };
    }
    case "count":
    case "replyWithCount":
      return { [name]: value.toLowerCase() === "true" };
    case "filterName":
      return { filterName: value };
    case "sort":
      return { sort: readSort(value) };
    case "fields":
      return readFields(value);
    // Servers take any beginning of "q".
    case "q":
    case "":
      return readConditions(values);
    default:
      return {};
  }
}

function readSort(text: string): { field: string; descending: boolean } {
  return { field: text.replace(/^(?:\++|-+)/, ""), descending: text.startsWith("-") };
}

function readFields(list: string): Partial<Query> | Answer {
  const fields = list === "" ? [""] : list.replace(/,+$/, "").split(",");
  return list !== "" && fields.join("") === "" && fields.length === 1
    ? textAnswer(400, "Invalid query parameter. 'fields' contains zero field")
    : { fields: fields.map(javaTrim) };
}

function readConditions(texts: readonly string[]): Partial<Query> | Answer {
  const conditions: Condition[] = [];
  for (const text of texts) {
    const condition = parseCondition(text);
    if (condition instanceof Answer) return condition;
    conditions.push(condition);
  }
  return { conditions };
}
