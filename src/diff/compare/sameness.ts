import { isMapping } from "../../load/mapping.ts";
import { childPointer } from "../../load/pointer.ts";
import type { JsonObject } from "../../model/model.ts";
import { sameJson } from "./json.ts";

/** Tells quickly of most parts of two documents that nothing in them differs, whatever they refer to. */
export interface Sameness {
  /** Whether two values are equal, with all components they lead to. */
  same(base: unknown, head: unknown): boolean;
}

export function samenessOf(base: JsonObject, head: JsonObject): Sameness {
  const changed = changedComponents(base, head);
  return {
    same: (a, b) =>
      sameJson(a, b) && (changed.size === 0 || !referencesIn(a).some((ref) => changed.has(ref))),
  };
}

/** The references to components that differ, or that lead to one that does. */
function changedComponents(base: JsonObject, head: JsonObject): ReadonlySet<string> {
  const before = componentsOf(base);
  const after = componentsOf(head);
  const changed = new Set<string>();
  const users = new Map<string, string[]>();
  for (const [ref, value] of after) {
    if (!before.has(ref) || !sameJson(before.get(ref), value)) changed.add(ref);
    for (const used of referencesIn(value)) users.set(used, [...(users.get(used) ?? []), ref]);
  }
  for (const ref of before.keys()) if (!after.has(ref)) changed.add(ref);
  for (const ref of changed) for (const user of users.get(ref) ?? []) changed.add(user); // a set grows while it is walked
  return changed;
}

/** Every component, by the reference that leads to it. */
export function componentsOf({ components }: JsonObject): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [kind, entries] of Object.entries(isMapping(components) ? components : {})) {
    for (const [name, value] of Object.entries(isMapping(entries) ? entries : {})) {
      found.set(`#${childPointer("/components", kind, name)}`, value);
    }
  }
  return found;
}

/** Every `$ref` below a value. What only looks like one, in an example, does no harm here. */
export function referencesIn(value: unknown, found: string[] = []): string[] {
  if (value === null || typeof value !== "object") return found;
  for (const [key, child] of Object.entries(value)) {
    if (key === "$ref" && typeof child === "string") found.push(child);
    else if (typeof child === "object") referencesIn(child, found);
  }
  return found;
}
