/**
 * What ZStack wraps around a call: the wrapper key of a request body and the envelope of a response.
 * `x-zstack` says which; a document without it is read by its shape.
 */
import { BROKEN } from "../load/bundle.ts";
import { childPointer } from "../load/pointer.ts";
import { isOpen, propertiesOf } from "./form.ts";
import { isObject } from "./json-types.ts";
import type { BodyModel, ResultModel, SchemaModel } from "./model.ts";
import type { Reading } from "./reading.ts";
import type { RequestBody } from "./request-body.ts";
import type { SchemaIndex } from "./schema-index.ts";
import type { Extensions } from "./x-zstack.ts";

/** Siblings of the wrapper key in a request body. */
export const TAG_PROPERTIES: ReadonlySet<string> = new Set(["systemTags", "userTags"]);

/** Envelope properties that tell how it went, and are no part of the payload. */
const STATUS_PROPERTIES: ReadonlySet<string> = new Set(["success", "error"]);

const PAYLOAD_PROPERTIES = ["inventory", "inventories"] as const;

/** The wrapper key, from `action`, `documentedKey` or the only object beside the tags. */
export function bodyOf(
  request: RequestBody | undefined,
  extension: Extensions["operation"],
  fragment: string | undefined,
  schemas: SchemaIndex,
): BodyModel | undefined {
  const action = extension.action ?? fragment;
  const properties = propertiesOf(request?.schema, schemas) ?? [];
  const named = (name: string | undefined) => properties.find((property) => property.name === name);
  const rest = properties.filter(({ name }) => !TAG_PROPERTIES.has(name));
  const lone = rest.length === 1 && isObject(rest[0]!.schema, schemas) ? rest[0] : undefined;
  const wrapper = named(action) ?? named(extension.documentedKey) ?? lone;

  if (request === undefined && action === undefined) return undefined;
  const actionKey = action ?? wrapper?.name;
  const documented = extension.documentedKey ?? wrapper?.name;
  return {
    wrapper: wrapper?.name,
    actionKey,
    documentedKey: documented !== actionKey && actionKey !== undefined ? documented : undefined,
    // A body that only has tags, or none at all, has no params to pass.
    params: wrapper?.schema ?? (actionKey === undefined ? request?.schema : undefined),
    schema: request?.schema,
    required: request?.required ?? false,
    examples: request?.examples ?? [],
    pointer: request?.pointer ?? "",
  };
}

/**
 * The payload, from `result` or the first of `inventory` and `inventories` that the 200 has.
 *
 * @param isQuery Whether servers answer with `inventories` even if the document does not say with what.
 */
export function resultOf(
  reading: Reading,
  schema: SchemaModel | undefined,
  extension: Extensions["operation"],
  operationPointer: string,
  schemas: SchemaIndex,
  isQuery: boolean,
): ResultModel {
  const properties = propertiesOf(schema, schemas);
  const named = (name: string) => properties?.find((property) => property.name === name);
  const { result } = extension;
  if (result === "inventory" || result === "inventories") {
    const payload = named(result);
    if (payload !== undefined) return { kind: "property", property: result, schema: payload.schema };
    if (schema?.source === BROKEN) return { kind: "none" };
    reading.report(childPointer(operationPointer, "x-zstack", "result"), {
      id: "missing-payload",
      missedIn: operationPointer,
      message: `The result is said to be "${result}", which the 200 response does not have.`,
      fix: `Add the property "${result}" to the schema of the 200 response, or correct x-zstack.result.`,
    });
    return { kind: "none" };
  }
  if (schema === undefined) return { kind: "none" };
  const payload =
    result === "none" ? undefined : PAYLOAD_PROPERTIES.map(named).find((found) => found !== undefined);
  if (payload !== undefined) return { kind: "property", property: payload.name, schema: payload.schema };
  if (properties === undefined) return { kind: "body", schema };
  const saysNothing = properties.every(({ name }) => STATUS_PROPERTIES.has(name));
  if (isQuery && saysNothing && result !== "none") {
    return {
      kind: "property",
      property: "inventories",
      schema: { ...schema, kind: "array", items: undefined },
    };
  }
  return saysNothing && !isOpen(schema, schemas) ? { kind: "none" } : { kind: "body", schema };
}
