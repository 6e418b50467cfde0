import { isMapping } from "../../load/mapping.ts";
import { childPointer, parsePointer, valueAt } from "../../load/pointer.ts";
import type { ApiModel, Json, JsonObject } from "../../model/model.ts";

/** A value of one of the two documents, with its place. */
export interface Part {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** One of the two models, for looking things up in its document. */
export interface Side {
  readonly model: ApiModel;
  readonly document: JsonObject;
}

export function sideOf(model: ApiModel): Side {
  return { model, document: model.document };
}

/** The mapping at a pointer, references followed; `undefined` when there is none. */
export function partAt({ document }: Side, pointer: string): Part | undefined {
  let at = pointer;
  for (let steps = 0; steps < 50; steps++) {
    const value = valueAt(document, at) as Json | undefined;
    if (!isMapping(value)) return undefined;
    if (typeof value.$ref !== "string" || !value.$ref.startsWith("#/")) return { value, pointer: at };
    at = value.$ref.slice(1);
  }
  return undefined;
}

/** The mapping under a key of a part, references followed. */
export function partUnder(side: Side, parent: Part | undefined, key: string): Part | undefined {
  return parent !== undefined && Object.hasOwn(parent.value, key)
    ? partAt(side, childPointer(parent.pointer, key))
    : undefined;
}

/** The entries of a mapping whose keys are names, references followed; names may start with `x-`, as headers do. */
export function entriesUnder(side: Side, parent: Part | undefined, key: string): Map<string, Part> {
  const map = partUnder(side, parent, key);
  const entries = new Map<string, Part>();
  for (const name of Object.keys(map?.value ?? {})) {
    const part = partAt(side, childPointer(map!.pointer, name));
    if (part !== undefined) entries.set(name, part);
  }
  return entries;
}

/** A list of texts; empty when it is anything else. */
export function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The component a pointer leads to: its name, when it is a schema itself and not a part of one. */
export function schemaNameAt(pointer: string): string | undefined {
  return pointer.startsWith("/components/schemas/") && pointer.indexOf("/", 20) < 0
    ? parsePointer(pointer)[2]
    : undefined;
}
