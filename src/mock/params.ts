import type { OperationModel } from "../model/model.ts";
import { propertiesOf, type SchemaIndex } from "../model/schema-index.ts";
import { type Answer, textAnswer } from "./answer.ts";
import { type Incoming, isRecord } from "./incoming.ts";
import type { Params } from "./payload.ts";

/**
 * The params of a call: the query of GET and DELETE, else what is under the key servers dispatch on, and
 * the path's. Without that key there are none; servers ignore keys they do not know.
 */
export function readParams(
  operation: OperationModel,
  { method, query, body }: Incoming,
  pathParams: Readonly<Record<string, string>>,
): Params | Answer {
  if (method === "GET" || method === "DELETE") return { ...query, ...pathParams };
  const key = operation.body?.actionKey;
  const params = (key === undefined ? body : Object.hasOwn(body, key) ? body[key] : undefined) ?? {};
  if (!isRecord(params)) return textAnswer(500, `${key ?? "The body"} must be an object`);
  return { ...params, ...pathParams };
}

/** The first mandatory param that is not there. */
export function missingParam(
  operation: OperationModel,
  params: Params,
  schemas: SchemaIndex,
): string | undefined {
  const inPathOrQuery = operation.parameters.filter(
    (parameter) => parameter.in === "path" || parameter.in === "query",
  );
  // Some params are required by the page alone; servers do without.
  const inBody = (propertiesOf(operation.body?.params, schemas) ?? []).filter(
    ({ documentedRequired }) => !documentedRequired,
  );
  return [...inPathOrQuery, ...inBody]
    .filter(({ required }) => required)
    .map(({ name }) => name)
    .find((name) => !Object.hasOwn(params, name) || params[name] === null);
}
