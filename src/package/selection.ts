import { modelsUsedOtherwise } from "../docs/index.ts";
import type { ApiModel } from "../model/model.ts";
import type { Selection } from "../model/selection.ts";
import { type ModelUpdate, pathItemOf } from "../model/update.ts";

/** What of a package has to be rendered again after an update. */
export function selectionOf({ model, affected }: ModelUpdate, before: ApiModel): Selection {
  const operations = model.operations.filter(({ pointer }) => affected.has(pathItemOf(pointer)));
  const schemas = model.schemas.filter(({ schema }) => affected.has(schema.pointer));
  return {
    operations: new Set(operations.map(({ operationId }) => operationId)),
    schemas: new Set([...schemas.map(({ name }) => name), ...modelsUsedOtherwise(before, model)]),
  };
}
