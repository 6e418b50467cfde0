/**
 * An OpenAPI document of as many operations as wanted, for tests and measuring: it has the traits of the document that
 * can be derived from ZStack's Java SDK, in about its proportions, and nothing of its words. There is no `x-zstack`:
 * jobs, wrapper keys and results are told by their shape alone.
 */
import type { JsonObject } from "../../src/model/model.ts";
import { type MadeOperation, operationsOf, sessionOperations } from "./operations.ts";
import { ERROR_CODE, schemasOf } from "./schemas.ts";

/** How many operations the whole API has. */
export const WHOLE_API = 1905;

/** The same bytes for the same number, on any machine. */
export function scaleDocument(count: number): JsonObject {
  // Of the whole API, 32 actions share one path.
  const actions = Math.max(4, Math.floor(count / 64));
  const made: MadeOperation[] = sessionOperations();
  let resources = 0;
  while (made.length < count) made.push(...operationsOf(resources++, actions));
  made.length = count;

  const paths: Record<string, Record<string, JsonObject>> = {};
  const schemas: Record<string, JsonObject> = { ErrorCode: ERROR_CODE };
  for (const { key, method, operation, result } of made) {
    paths[key] = { ...paths[key], [method]: operation };
    if (result !== undefined) schemas[`${String(operation.operationId)}Result`] = result;
  }
  for (let index = 0; index < resources; index++) Object.assign(schemas, schemasOf(index, resources));

  return {
    openapi: "3.1.0",
    info: { title: `An API of ${count} operations`, version: "1.0.0" },
    servers: [{ url: "http://127.0.0.1:8080" }],
    security: [{ oauth: [] }],
    paths,
    components: {
      securitySchemes: { oauth: { type: "apiKey", in: "header", name: "Authorization" } },
      schemas,
    },
  };
}
