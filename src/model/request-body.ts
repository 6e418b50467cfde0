import { childPointer } from "../load/pointer.ts";
import { isOpen, propertiesOf } from "./form.ts";
import { isObject, jsonTypesOf } from "./json-types.ts";
import { isJson, notJson, readExamples, readMedia } from "./media-type.ts";
import type { BodyModel, ExampleModel, Method, SchemaModel } from "./model.ts";
import type { Entry, Reading } from "./reading.ts";
import { readSchemaAt } from "./schema.ts";
import type { SchemaIndex } from "./schema-index.ts";

/** A request body as the spec has it, before wrapper and params are told apart. */
export interface RequestBody {
  readonly schema: SchemaModel | undefined;
  readonly required: boolean;
  readonly examples: readonly ExampleModel[];
  readonly pointer: string;
}

/** @see https://spec.openapis.org/oas/v3.1.0#request-body-object */
export function readRequestBody(
  reading: Reading,
  operationId: string,
  method: Method,
  operation: Entry,
): RequestBody | undefined {
  const body = reading.mapAt(operation, "requestBody");
  if (body === undefined) return undefined;
  const media = readMedia(reading, body);
  if (method === "GET" || method === "HEAD") {
    reading.report(
      childPointer(operation.pointer, "requestBody"),
      {
        id: "body-of-get",
        message: `${operationId} is a ${method}, which cannot carry a request body.`,
        fix: "Make its fields query parameters, or the operation a PUT or POST.",
      },
      "key",
    );
  } else if (media !== undefined && !isJson(media.name)) {
    reading.report(
      childPointer(body.pointer, "content"),
      notJson(`The request body of ${operationId}`, media.name),
    );
  }
  return {
    schema: media && readSchemaAt(reading, media, "schema"),
    required: reading.boolean(body, "required") ?? false,
    examples: media === undefined ? [] : readExamples(reading, media),
    pointer: body.pointer,
  };
}

/**
 * Whether callers have nothing to pass: there are no params, or they are an object without any. One of which nothing is
 * said is such an object under a wrapper key, and any object where it is the whole body.
 */
export function takesNothing(body: BodyModel | undefined, schemas: SchemaIndex): boolean {
  const params = body?.params;
  if (params === undefined) return true;
  if (!isObject(params, schemas) || isOpen(params, schemas)) return false;
  const isBare = propertiesOf(params, schemas)?.length === 0;
  return isBare && (body?.actionKey !== undefined || params.source.additionalProperties === false);
}

/** Callers pass an object of named params, so that is what must go under the wrapper key. */
export function checkParams(
  reading: Reading,
  operationId: string,
  body: BodyModel | undefined,
  schemas: SchemaIndex,
): void {
  if (body?.params === undefined) return;
  const types = jsonTypesOf(body.params, schemas);
  if (types.has("object")) return;
  const named = types.size === 0 ? "no type at all" : `type ${[...types].join(" or ")}`;
  reading.report(body.params.pointer, {
    id: "params-no-object",
    message: `The params of ${operationId} are of ${named}; callers pass an object.`,
    fix: "Describe them as an object with properties.",
  });
}
