import { define, isMapping, ownValue } from "../load/mapping.ts";
import type { OperationModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { Answer, textAnswer } from "./answer.ts";
import { coerce, Misfit } from "./coercion.ts";
import type { Body, Incoming } from "./incoming.ts";
import type { ParamModel, Params } from "./param-model.ts";
import { readQueryParams } from "./query-params.ts";

/** Beside the wrapper key or, as the Java SDK sends them, within params; all are lists of texts. */
const TAGS = ["systemTags", "userTags"] as const;

/** What a caller sent, in each part of the request. */
interface Sent {
  readonly incoming: Incoming;
  readonly body: Body;
  readonly pathParams: Params;
  readonly schemas: SchemaIndex;
}

/**
 * The params of a call, each as its type has it: the query of GET and DELETE, else what is under the key
 * servers dispatch on, and the path's. Without that key there are none; servers ignore keys they do not know.
 */
export function readParams(
  operation: OperationModel,
  models: readonly ParamModel[],
  { incoming, body, pathParams, schemas }: Sent,
): Params | Answer {
  const given = givenParams(operation, models, incoming, body);
  if (given instanceof Answer) return given;
  const params: Record<string, unknown> = {};
  for (const name of Object.keys(given)) define(params, name, ownValue(given, name));
  for (const name of Object.keys(pathParams)) define(params, name, ownValue(pathParams, name));
  try {
    for (const { name, schema } of models) {
      if (Object.hasOwn(params, name)) define(params, name, coerce(schema, params[name], schemas, name));
    }
  } catch (error) {
    if (error instanceof Misfit) return textAnswer(error.status, error.message);
    throw error;
  }
  return params;
}

function givenParams(
  operation: OperationModel,
  models: readonly ParamModel[],
  { method, search }: Incoming,
  body: Body,
): Params | Answer {
  if (method === "GET" || method === "DELETE") return readQueryParams(search, models);
  const key = operation.body?.actionKey;
  const params = (key === undefined ? body : ownValue(body, key)) ?? {};
  if (!isMapping(params))
    return textAnswer(500, `Expected an object but ${key ?? "the body"} is something else`);
  const tagged: Record<string, unknown> = { ...params };
  for (const name of TAGS) {
    const tags = ownValue(body, name) ?? ownValue(params, name) ?? [];
    if (!Array.isArray(tags)) return textAnswer(500, `Expected a list but ${name} is something else`);
    if (tags.length > 0) tagged[name] = tags;
  }
  return tagged;
}
