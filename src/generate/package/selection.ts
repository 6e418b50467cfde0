import { modelsUsedOtherwise } from "../../docs/index.ts";
import type { History } from "../../model/history.ts";
import type { ApiModel } from "../../model/model.ts";
import type { Selection } from "../../model/selection.ts";
import { type ModelUpdate, pathItemOf } from "../../model/update.ts";

/**
 * What of a package has to be rendered again after an update.
 *
 * @param histories what is told of every operation before the update, and after it
 */
export function selectionOf(
  { model, affected }: ModelUpdate,
  before: ApiModel,
  [told, tell]: readonly [History, History],
): Selection {
  const isTold = (operationId: string) =>
    JSON.stringify(told.get(operationId)) === JSON.stringify(tell.get(operationId));
  const operations = model.operations.filter(
    ({ operationId, pointer }) => affected.has(pathItemOf(pointer)) || !isTold(operationId),
  );
  const schemas = model.schemas.filter(({ schema }) => affected.has(schema.pointer));
  return {
    operations: new Set(operations.map(({ operationId }) => operationId)),
    schemas: new Set([...schemas.map(({ name }) => name), ...modelsUsedOtherwise(before, model)]),
  };
}
