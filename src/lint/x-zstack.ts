import { childPointer, valueAt } from "../load/pointer.ts";

/** What an `x-zstack` has under a key, as it is written: the model has nothing of one at fault. */
export function writtenUnder(
  document: unknown,
  pointer: string,
  key: string,
): { readonly pointer: string; readonly value: unknown } {
  const at = childPointer(pointer, "x-zstack", key);
  return { pointer: at, value: valueAt(document, at) };
}
