import { childPointer } from "../load/pointer.ts";
import type { Json, JsonObject } from "../model/model.ts";
import { sameJson } from "./compare/json.ts";
import { referencesIn, samenessOf } from "./compare/sameness.ts";
import { isObject } from "./compare/side.ts";

/** Below this many paths, the whole documents are read: it takes no time. */
const FEW_PATHS = 300;

/**
 * Leaves out of two large documents what is the same in both, with all it refers to: reading a model of thousands of
 * operations takes longer than comparing it. What is left has the same differences in the same places.
 */
export function prune(
  base: JsonObject,
  head: JsonObject,
): { readonly base: JsonObject; readonly head: JsonObject } {
  const paths = { base: mapAt(base, "paths"), head: mapAt(head, "paths") };
  if (Object.keys(paths.base).length < FEW_PATHS && Object.keys(paths.head).length < FEW_PATHS) {
    return { base, head };
  }
  // These hold for every operation.
  if (!sameJson(base.security, head.security) || !sameJson(base.servers, head.servers)) return { base, head };
  const { same } = samenessOf(base, head);
  const differs = (name: string) => !same(paths.base[name], paths.head[name]);
  const components = { base: mapAt(base, "components"), head: mapAt(head, "components") };
  const differing = [...namesIn(components.base), ...namesIn(components.head)].filter(
    ([kind, name]) => !same(mapAt(components.base, kind)[name], mapAt(components.head, kind)[name]),
  );
  const reduce = (document: JsonObject, own: JsonObject): JsonObject => {
    const kept = Object.fromEntries(Object.entries(own).filter(([name]) => differs(name)));
    const wanted = differing.map(([kind, name]) => `#${childPointer("/components", kind, name)}`);
    return {
      ...document,
      paths: kept,
      components: componentsFor(document, [...referencesIn(kept), ...wanted]),
    };
  };
  return { base: reduce(base, paths.base), head: reduce(head, paths.head) };
}

/** The components that are referred to, with all they refer to; security schemes always. */
function componentsFor(document: JsonObject, references: readonly string[]): JsonObject {
  const components = mapAt(document, "components");
  const wanted = new Set(references);
  const kept: Record<string, Record<string, Json>> = {};
  for (const [kind, name] of namesIn(components))
    if (kind === "securitySchemes") wanted.add(`#${childPointer("/components", kind, name)}`);
  const byReference = new Map(
    namesIn(components).map(([kind, name]) => [
      `#${childPointer("/components", kind, name)}`,
      { kind, name },
    ]),
  );
  // A set grows while it is walked.
  for (const reference of wanted) {
    const found = byReference.get(reference);
    if (found === undefined) continue;
    const value = mapAt(components, found.kind)[found.name]!;
    kept[found.kind] ??= {};
    kept[found.kind]![found.name] = value;
    for (const further of referencesIn(value)) wanted.add(further);
  }
  return kept;
}

function namesIn(components: JsonObject): [kind: string, name: string][] {
  return Object.entries(components).flatMap(([kind, entries]) =>
    isObject(entries) ? Object.keys(entries).map((name): [string, string] => [kind, name]) : [],
  );
}

function mapAt(value: JsonObject, key: string): JsonObject {
  const map = Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(map) ? map : {};
}
