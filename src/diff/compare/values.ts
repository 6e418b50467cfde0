import { without } from "./json.ts";
import type { State } from "./schema.ts";
import type { SchemaForm } from "./schema-form.ts";

/** Compares the values that may be, and those that are known among others. Both are sets. */
export function compareValues(b: SchemaForm, h: SchemaForm, state: State, stateAlike: State): void {
  if (b.values === undefined && h.values === undefined) {
    for (const value of without(h.known, b.known)) stateAlike("known-value-added", { to: value });
    for (const value of without(b.known, h.known)) stateAlike("known-value-removed", { from: value });
    return;
  }
  if (b.values === undefined) {
    state(h.isConst ? "const-added" : "enum-added", { to: h.values });
    return;
  }
  if (h.values === undefined) {
    state(b.isConst ? "const-removed" : "enum-removed", { from: b.values });
    return;
  }
  const added = without(h.values, b.values);
  const removed = without(b.values, h.values);
  if (b.isConst !== h.isConst && added.length === 0 && removed.length === 0) {
    // The same on the wire; listed values are open to TypeScript, a constant is not.
    state(h.isConst ? "enum-became-const" : "const-became-enum", { to: h.values });
  } else if (b.isConst && h.isConst && added.length > 0) {
    state("const-changed", { from: b.values[0], to: h.values[0] });
  } else if (b.isConst && !h.isConst && removed.length === 0) {
    state("const-removed", { from: b.values, to: h.values });
  } else if (h.isConst && !b.isConst && added.length === 0) {
    state("const-added", { from: b.values, to: h.values });
  } else {
    for (const value of added) state("value-added", { to: value });
    for (const value of removed) state("value-removed", { from: value });
  }
}
