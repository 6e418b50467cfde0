import { asMapping, type Mapping } from "../load/mapping.ts";
import { childPointer, valueAt } from "../load/pointer.ts";
import type { ApiModel, Json, OperationModel, SchemaModel } from "../model/model.ts";

/** What a request or a response carries in one media type. */
export interface Body {
  readonly operation: OperationModel;
  /** `request`, or the status of the response. */
  readonly status: string;
  readonly mediaType: string;
  /** As the model has it; of further media types of one body there is only `schemaPointer`. */
  readonly schema: SchemaModel | undefined;
  readonly schemaPointer: string;
  readonly examples: readonly BodyExample[];
}

export interface BodyExample {
  readonly name: string;
  readonly value: Json;
  readonly pointer: string;
}

/** The bodies of every operation; one that several operations share is given once for each. */
export function bodiesIn(model: ApiModel): Body[] {
  return model.operations.flatMap((operation) => [
    ...(operation.body?.schema === undefined
      ? []
      : bodiesAt(model, operation, "request", operation.body as { pointer: string; schema: SchemaModel })),
    ...operation.responses.flatMap((response) => bodiesAt(model, operation, response.status, response)),
  ]);
}

function bodiesAt(
  { document }: ApiModel,
  operation: OperationModel,
  status: string,
  { pointer, schema }: { readonly pointer: string; readonly schema: SchemaModel | undefined },
): Body[] {
  const contentPointer = childPointer(pointer, "content");
  return Object.entries(asMapping(valueAt(document, contentPointer))).map(([mediaType, media]) => {
    const mediaPointer = childPointer(contentPointer, mediaType);
    const schemaPointer = childPointer(mediaPointer, "schema");
    return {
      operation,
      status,
      mediaType,
      schema: schema?.pointer === schemaPointer ? schema : undefined,
      schemaPointer,
      examples: examplesAt(document, asMapping(media), mediaPointer),
    };
  });
}

function examplesAt(document: Json, media: Mapping, pointer: string): BodyExample[] {
  const named = Object.entries(asMapping(media.examples)).flatMap(([name, found]) => {
    const own = childPointer(pointer, "examples", name);
    const { $ref } = asMapping(found);
    const at = typeof $ref === "string" && $ref.startsWith("#/") ? $ref.slice(1) : own;
    const value = valueAt(document, childPointer(at, "value"));
    return value === undefined ? [] : [{ name, value: value as Json, pointer: childPointer(at, "value") }];
  });
  if (!Object.hasOwn(media, "example")) return named;
  return [
    { name: "example", value: media.example as Json, pointer: childPointer(pointer, "example") },
    ...named,
  ];
}
