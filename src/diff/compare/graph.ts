import { jsonText } from "../../model/json-text.ts";
import type { Json } from "../../model/model.ts";
import type { Fact, ReachingFact } from "./fact.ts";

/** Two schemas compared once, with the pairs they lead to. */
export interface Pair {
  readonly facts: Fact[];
  readonly leadsTo: Pair[];
  /** The operations that reach it. */
  readonly operationIds: Set<string>;
}

export function pairOf(): Pair {
  return { facts: [], leadsTo: [], operationIds: new Set() };
}

/** Notes an operation with every pair that can be reached from the given one. */
export function spread(from: Pair, operationId: string): void {
  const pending = [from];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    if (pair.operationIds.has(operationId)) continue;
    pair.operationIds.add(operationId);
    pending.push(...pair.leadsTo);
  }
}

/** The facts of all pairs with who is reached; a fact found on several ways is one. */
export function collect(pairs: Iterable<Pair>): ReachingFact[] {
  const found = new Map<string, { readonly fact: Fact; readonly ids: Set<string> }>();
  for (const { facts, operationIds } of pairs) {
    for (const fact of facts) {
      const key = keyOf(fact);
      const known = found.get(key);
      if (known === undefined) found.set(key, { fact, ids: new Set(operationIds) });
      else {
        for (const id of operationIds) known.ids.add(id);
        if (fact.visible && !known.fact.visible) found.set(key, { fact, ids: known.ids });
      }
    }
  }
  return [...found.values()].map(({ fact, ids }) => ({
    ...fact,
    operationIds: [...ids].sort(),
    unused: false,
  }));
}

/** What makes two facts one, apart from who is reached. */
export function keyOf({ kind, direction, base, head, keyword, from, to, name, required }: Fact): string {
  const value = (json: Json | undefined) => (json === undefined ? "" : jsonText(json));
  return [kind, direction, base, head, keyword, value(from), value(to), name, required].join("\n");
}
