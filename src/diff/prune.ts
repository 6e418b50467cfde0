import { isMapping } from "../load/mapping.ts";
import { childPointer } from "../load/pointer.ts";
import { FACADE_LIMIT } from "../model/facade-limit.ts";
import type { JsonObject } from "../model/model.ts";
import { sameJson } from "./compare/json.ts";
import { componentsOf, referencesIn, samenessOf } from "./compare/sameness.ts";

/** Whether a document has so many paths that only what differs in it is worth a look. */
export function isWorthPruning(document: JsonObject): boolean {
  return Object.keys(mapAt(document, "paths")).length >= 300;
}

/**
 * Leaves out of two large documents what is the same in both, with all it refers to: reading a model of thousands of
 * operations takes longer than comparing it. What is left has the same differences in the same places.
 */
export function prune(
  base: JsonObject,
  head: JsonObject,
): { readonly base: JsonObject; readonly head: JsonObject } {
  const paths = { base: mapAt(base, "paths"), head: mapAt(head, "paths") };
  if (!isWorthPruning(base) && !isWorthPruning(head)) return { base, head };
  // These hold for every operation.
  if (!sameJson(base.security, head.security) || !sameJson(base.servers, head.servers)) return { base, head };
  const { same } = samenessOf(base, head);
  const differs = (name: string) => !same(paths.base[name], paths.head[name]);
  const kept = (own: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(own).filter(([name]) => differs(name)));
  const keptPaths = { base: kept(paths.base), head: kept(paths.head) };
  // How many operations there are makes a difference too: it decides what the root of the package has.
  if (differInRoot(paths.base, paths.head) !== differInRoot(keptPaths.base, keptPaths.head)) {
    return { base, head };
  }
  const wanted = new Set([...referencesIn(keptPaths.base), ...referencesIn(keptPaths.head)]);
  const components = { base: componentsOf(base), head: componentsOf(head) };
  for (const reference of new Set([...components.base.keys(), ...components.head.keys()])) {
    const [b, h] = [components.base.get(reference), components.head.get(reference)];
    if (reference.startsWith("#/components/securitySchemes/") || !same(b, h)) wanted.add(reference);
  }
  // A set grows while it is walked. What one side needs, both keep.
  for (const reference of wanted) {
    for (const each of [components.base, components.head]) {
      for (const further of referencesIn(each.get(reference))) wanted.add(further);
    }
  }
  const reduce = (document: JsonObject, own: JsonObject): JsonObject => ({
    ...document,
    paths: own,
    components: Object.fromEntries(
      Object.entries(mapAt(document, "components")).map(([kind, entries]) => [
        kind,
        isMapping(entries)
          ? Object.fromEntries(
              Object.entries(entries).filter(([name]) =>
                wanted.has(`#${childPointer("/components", kind, name)}`),
              ),
            )
          : entries,
      ]),
    ),
  });
  return { base: reduce(base, keptPaths.base), head: reduce(head, keptPaths.head) };
}

function differInRoot(base: JsonObject, head: JsonObject): boolean {
  return countOf(base) > FACADE_LIMIT !== countOf(head) > FACADE_LIMIT;
}

/** How many operations some paths have. */
function countOf(paths: JsonObject): number {
  const operations = (item: JsonObject) =>
    Object.values(item).filter((value) => isMapping(value) && Object.hasOwn(value, "operationId"));
  return Object.values(paths).reduce<number>(
    (sum, item) => sum + (isMapping(item) ? operations(item).length : 0),
    0,
  );
}

function mapAt(value: JsonObject, key: string): JsonObject {
  const map = Object.hasOwn(value, key) ? value[key] : undefined;
  return isMapping(map) ? map : {};
}
