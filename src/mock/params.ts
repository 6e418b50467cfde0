import { define, isMapping, ownValue } from "../load/mapping.ts";
import type { CallPlan } from "../model/call-plan.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { tagsInQuery } from "../runtime/request.ts";
import { Answer, textAnswer } from "./answer.ts";
import { coerce, Misfit } from "./coercion.ts";
import type { Body, Incoming } from "./incoming.ts";
import { javaTrim } from "./java-text.ts";
import type { ParamModel, Params } from "./param-model.ts";
import { readQueryParams, TAGS } from "./query-params.ts";
import { isTrimmed } from "./server-facts.ts";

/** What a caller sent, in each part of the request. */
interface Sent {
  readonly incoming: Incoming;
  readonly body: Body;
  readonly pathParams: Params;
  readonly schemas: SchemaIndex;
}

/**
 * The params of a call, each as its type has it: those of the body under the key that servers dispatch on, those of the
 * query, and the path's. Without that key there are none in the body; servers ignore keys they do not know.
 */
export function readParams(
  plan: CallPlan,
  models: readonly ParamModel[],
  { incoming, body, pathParams, schemas }: Sent,
): Params | Answer {
  const inBody = bodyParams(plan, body);
  if (inBody instanceof Answer) return inBody;
  const inQuery = readQueryParams(incoming.search, models, schemas);
  if (inQuery instanceof Answer) return inQuery;
  const params: Record<string, unknown> = {};
  const take = (from: Params, names: readonly string[]): void => {
    for (const name of names) if (Object.hasOwn(from, name)) define(params, name, from[name]);
  };
  take(inBody, Object.keys(inBody));
  // Where there is no body, all params go into the query, those that no document knows as well.
  take(inQuery, plan.body === undefined ? Object.keys(inQuery) : (plan.queryParams ?? []));
  if (tagsInQuery(plan.method)) take(inQuery, TAGS);
  take(pathParams, Object.keys(pathParams));
  try {
    for (const { name, schema } of models) {
      if (Object.hasOwn(params, name)) define(params, name, coerce(schema, params[name], schemas, name));
    }
    for (const [name, value] of Object.entries(params)) {
      if (typeof value === "string" && isTrimmed(plan.id, name)) define(params, name, javaTrim(value));
    }
  } catch (error) {
    if (error instanceof Misfit) return textAnswer(error.status, error.message);
    throw error;
  }
  return params;
}

/** What is in the body: params, if the operation has any there, and tags. */
function bodyParams({ method, body: planned }: CallPlan, body: Body): Params | Answer {
  const key = planned?.key;
  const params = (planned && (key === undefined ? body : ownValue(body, key))) ?? {};
  if (!isMapping(params))
    return textAnswer(
      500,
      `Expected an object but ${key === undefined ? "the body" : `"${key}"`} is something else`,
    );
  if (tagsInQuery(method)) return params;
  const tagged: Record<string, unknown> = { ...params };
  for (const name of TAGS) {
    const tags = ownValue(body, name) ?? ownValue(params, name) ?? [];
    if (!Array.isArray(tags)) return textAnswer(500, `Expected a list but ${name} is something else`);
    if (tags.length > 0) tagged[name] = tags;
  }
  return tagged;
}
