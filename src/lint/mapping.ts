import { childPointer, valueAt } from "../load/pointer.ts";

/** A mapping of a document, whatever is in it. */
export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The value as a mapping; an empty one when it is something else. */
export function asMapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

/** What an `x-zstack` has under a key, as it is written: the model has nothing of one at fault. */
export function writtenUnder(
  document: unknown,
  pointer: string,
  key: string,
): { readonly pointer: string; readonly value: unknown } {
  const at = childPointer(pointer, "x-zstack", key);
  return { pointer: at, value: valueAt(document, at) };
}
