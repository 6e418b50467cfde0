import { isMapping } from "../../load/mapping.ts";
import type { Json, JsonObject, OperationModel } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";
import { isList } from "../json.ts";
import { writtenExample } from "./payload.ts";
import { synthesise } from "./synthesis.ts";

/**
 * The resources of a type that exist from the beginning: those of the spec's examples, or one made up.
 *
 * @param operations those that are about the type
 */
export function seedsOf(
  type: string,
  operations: readonly OperationModel[],
  schemas: SchemaIndex,
): JsonObject[] {
  const examples = operations.flatMap((operation) => {
    const example = writtenExample(operation);
    return example === undefined || operation.result.kind !== "property" ? [] : [{ operation, example }];
  });
  // A query's example shows more of them than any other.
  const chosen = examples.find(({ operation }) => operation.method === "GET") ?? examples[0];
  const seeds = chosen ? resourcesIn(chosen.operation, chosen.example) : [madeUp(type, schemas)];
  return seeds.filter((value) => isMapping(value));
}

/** A resource of a type that nothing but its schema is known of. */
export function madeUp(type: string, schemas: SchemaIndex): JsonObject | undefined {
  const schema = schemas.get(type);
  const resource = schema && synthesise(schema, schemas, { name: type, within: [type] });
  return isMapping(resource) ? resource : undefined;
}

function resourcesIn({ result }: OperationModel, body: Json): readonly Json[] {
  if (result.kind !== "property" || !isMapping(body)) return [];
  const payload = body[result.property];
  return isList(payload) ? payload : payload === undefined ? [] : [payload];
}
