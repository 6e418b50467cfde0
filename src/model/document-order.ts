import { childPointer } from "../load/pointer.ts";
import type { ApiModel, JsonObject, OperationModel } from "./model.ts";

/** The operations as their document lists them; the model has them by name. */
export function inDocumentOrder({ operations, document }: ApiModel): OperationModel[] {
  const places = new Map<string, number>();
  for (const [name, pathItem] of Object.entries((document.paths ?? {}) as JsonObject)) {
    const pointer = childPointer("/paths", name);
    for (const key of Object.keys(pathItem ?? {})) places.set(childPointer(pointer, key), places.size);
  }
  const placeOf = ({ pointer }: OperationModel) => places.get(pointer) ?? places.size;
  return [...operations].sort((a, b) => placeOf(a) - placeOf(b));
}
