import { childPointer, valueAt } from "./pointer.ts";
import type { SourceFile } from "./source-file.ts";

/** A place in one of the files of a spec. */
export interface FilePlace {
  readonly file: SourceFile;
  /** Within the file. */
  readonly pointer: string;
}

/** What tells a place from all others: `schemas/vm.yaml#/properties/uuid`. */
export function idOf({ file, pointer }: FilePlace): string {
  return `${file.path}#${pointer}`;
}

/** The place one level down. */
export function below({ file, pointer }: FilePlace, token: string | number): FilePlace {
  return { file, pointer: childPointer(pointer, token) };
}

/** What stands at a place; `undefined` when nothing does. */
export function valueIn({ file, pointer }: FilePlace): unknown {
  return valueAt(file.data, pointer);
}
