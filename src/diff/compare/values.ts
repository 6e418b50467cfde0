import { without } from "./json.ts";
import type { SchemaForm } from "./schema-form.ts";
import type { State } from "./surroundings.ts";

/** Compares the values that may be, and those that are known among others. Both are sets. */
export function compareValues(b: SchemaForm, h: SchemaForm, state: State, stateAlike: State): void {
  if (b.values === undefined && h.values === undefined) {
    for (const value of without(h.known, b.known))
      stateAlike("known-value-added", { keyword: "anyOf", to: value });
    for (const value of without(b.known, h.known))
      stateAlike("known-value-removed", { keyword: "anyOf", from: value });
    return;
  }
  const keyword = { base: keywordOf(b), head: keywordOf(h) };
  if (b.values === undefined) {
    state(`${keyword.head}-added`, { keyword: keyword.head, to: h.values });
    return;
  }
  if (h.values === undefined) {
    state(`${keyword.base}-removed`, { keyword: keyword.base, from: b.values });
    return;
  }
  const added = without(h.values, b.values);
  const removed = without(b.values, h.values);
  if (b.isConst !== h.isConst && added.length === 0 && removed.length === 0) {
    // The same on the wire; listed values are open to TypeScript, a constant is not.
    state(h.isConst ? "enum-became-const" : "const-became-enum", { keyword: keyword.head, to: h.values });
  } else if (b.isConst && h.isConst && added.length > 0) {
    state("const-changed", { keyword: "const", from: b.values[0], to: h.values[0] });
  } else if (b.isConst && !h.isConst && removed.length === 0) {
    state("const-removed", { keyword: keyword.head, from: b.values, to: h.values });
  } else if (h.isConst && !b.isConst && added.length === 0) {
    state("const-added", { keyword: keyword.head, from: b.values, to: h.values });
  } else {
    for (const value of added) state("value-added", { keyword: "enum", to: value });
    for (const value of removed) state("value-removed", { keyword: "enum", from: value });
  }
}

function keywordOf({ isConst }: SchemaForm): "const" | "enum" {
  return isConst ? "const" : "enum";
}
