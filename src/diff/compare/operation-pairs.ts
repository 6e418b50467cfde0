import { parsePointer } from "../../load/pointer.ts";
import type { OperationModel } from "../../model/model.ts";

export interface OperationPairs {
  readonly pairs: readonly (readonly [base: OperationModel, head: OperationModel])[];
  readonly added: readonly OperationModel[];
  readonly removed: readonly OperationModel[];
}

/** Pairs operations by id, and those left over by what they are on the wire: they have been renamed. */
export function pairOperations(
  base: readonly OperationModel[],
  head: readonly OperationModel[],
): OperationPairs {
  const byId = new Map(head.map((operation) => [operation.operationId, operation]));
  const pairs: (readonly [OperationModel, OperationModel])[] = [];
  const left: OperationModel[] = [];
  for (const before of base) {
    const after = byId.get(before.operationId);
    byId.delete(before.operationId);
    if (after === undefined) left.push(before);
    else pairs.push([before, after]);
  }
  const byWire = new Map([...byId.values()].map((operation) => [wireKey(operation), operation]));
  const removed = left.filter((before) => {
    const after = byWire.get(wireKey(before));
    if (after === undefined) return true;
    byWire.delete(wireKey(before));
    byId.delete(after.operationId);
    pairs.push([before, after]);
    return false;
  });
  return { pairs, added: [...byId.values()], removed };
}

/** The path whatever its parameters are called. */
export function templateOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}");
}

/** Method and path with its fragment, whatever its parameters are called. */
function wireKey({ method, pointer }: OperationModel): string {
  const key = parsePointer(pointer)[1] ?? "";
  return `${method} ${templateOf(key)}`;
}
