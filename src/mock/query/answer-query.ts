import { define, ownValue } from "../../load/mapping.ts";
import type { Json, JsonObject } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";
import { failure, type Outcome, success } from "../outcome.ts";
import { compareValues, meets, valuesAt } from "./condition.ts";
import { queryFault } from "./fault.ts";
import { javaTypesOf } from "./java-types.ts";
import { ALL, type Query } from "./query.ts";

/** What a collection is, and how it is answered. */
interface Collection {
  /** The property of the envelope. */
  readonly property: string;
  /** What its resources are: the name of their schema, if they have any. */
  readonly type: string;
  /** Whether they are just that: else they may have more fields. */
  readonly exact: boolean;
  readonly schemas: SchemaIndex;
  /** The tags of a resource that are of a type. */
  readonly tagsOf: (resource: JsonObject, type: string) => readonly string[];
}

/** What a query comes to. `total` is in the body when it was asked for, `schema` always. */
export function answerQuery(
  resources: readonly JsonObject[],
  asked: Query | undefined,
  { property, type, exact, schemas, tagsOf }: Collection,
): Outcome {
  const query = asked ?? ALL;
  const fault = queryFault(query, { type, exact, schemas, resources });
  if (fault !== undefined) return failure(fault);
  const { conditions, limit, start, count, replyWithCount, sort, fields } = query;
  const found = resources.filter((resource) =>
    conditions.every((condition) => meets(resource, condition, (kind) => tagsOf(resource, kind))),
  );
  if (count) return success({ total: found.length, schema: {} });
  if (sort !== undefined) sortBy(found, sort.field, sort.descending);
  const first = Math.max(start, 0);
  const page = found.slice(first, limit < 0 ? undefined : first + limit);
  const inventories = fields === undefined ? page : page.map((resource) => project(resource, fields));
  return success({
    [property]: inventories,
    ...(replyWithCount ? { total: found.length } : {}),
    schema: javaTypesOf({ [property]: inventories }, { types: { [property]: exact ? type : "" }, schemas }),
  });
}

/** Those without the field come first, as in a database. */
function sortBy(resources: JsonObject[], field: string, descending: boolean): void {
  // A field may have the name of what is asked for before it.
  const path = field.split(".").slice(-1);
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
