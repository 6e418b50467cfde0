import type { NamedSchema, SchemaModel } from "./model.ts";
import type { Fault } from "./reading.ts";
import type { SchemaIndex } from "./schema-index.ts";

/** No schema that means something is further from what it is. */
const MAX_STEPS = 100;

/** In how many ways the parts of a schema may be chosen and combined: whoever follows them takes each. */
const MAX_WAYS = 10_000;

/** How much looking around is worth it in all; the whole API of ZStack takes some thousands. */
const MAX_LOOKS = 5_000_000;

/**
 * Finds schemas that are nothing but themselves: from which references and compositions lead back to them, or on and
 * on. No type can follow these; what reads a model may follow all others without looking where it goes.
 */
export function findAliasFaults(
  named: readonly NamedSchema[],
  schemas: SchemaIndex,
): ReadonlyMap<string, Fault> {
  const faults = new Map<string, Fault>();
  const edges = new Map(named.map(({ name, schema }) => [name, edgesOf(schema)]));
  let looks = 0;
  for (const { name } of named) {
    const fault = looks > MAX_LOOKS ? TANGLED : faultOf(name);
    if (fault !== undefined) faults.set(name, fault);
    if (fault === TANGLED) break;
  }
  const ways = new Map<string, number>();
  for (const { name } of named) {
    if (!faults.has(name) && countWays(name) > MAX_WAYS) faults.set(name, TOO_MANY_WAYS);
  }
  return faults;

  /** Ends, for what leads to itself or too far has a fault. */
  function countWays(name: string): number {
    const known = ways.get(name);
    if (known !== undefined) return known;
    let count = 1;
    if (!faults.has(name)) for (const alias of edges.get(name)?.every ?? []) count += countWays(alias);
    ways.set(name, count);
    return count;
  }

  /** Breadth first, so that the way told is the shortest. */
  function faultOf(start: string): Fault | undefined {
    const before = new Map<string, string | undefined>([[start, undefined]]);
    let level = [start];
    for (let steps = 0; level.length > 0; steps++) {
      if (steps > MAX_STEPS) return TOO_FAR;
      const next: string[] = [];
      for (const name of level) {
        const { aliases, lists } = edges.get(name) ?? NONE;
        looks += 1 + aliases.length;
        // A list of itself has a type, but not where all types are members of one interface.
        if (lists.has(start) || aliases.includes(start)) return cycle([...wayTo(name, before), start]);
        for (const alias of aliases) {
          if (before.has(alias) || !schemas.has(alias)) continue;
          before.set(alias, name);
          next.push(alias);
        }
      }
      level = next;
    }
    return undefined;
  }
}

interface Edges {
  /** What a schema is, or is put together from. */
  readonly aliases: readonly string[];
  /** The same, as often as it says so. */
  readonly every: readonly string[];
  /** What it is a list of. */
  readonly lists: ReadonlySet<string>;
}

const NONE: Edges = { aliases: [], every: [], lists: new Set() };

function edgesOf(schema: SchemaModel): Edges {
  const every: string[] = [];
  const lists = new Set<string>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "ref") every.push(next.name);
    else if (next.kind === "array") {
      if (next.items?.kind === "ref") lists.add(next.items.name);
    } else if ("members" in next) for (const member of next.members) pending.push(member);
  }
  return { aliases: [...new Set(every)], every, lists };
}

function wayTo(name: string, before: ReadonlyMap<string, string | undefined>): string[] {
  const way: string[] = [];
  for (let at: string | undefined = name; at !== undefined; at = before.get(at)) way.unshift(at);
  return way;
}

function cycle(way: readonly string[]): Fault {
  return {
    id: "ref-cycle",
    message: `This schema is nothing but itself: ${way.join(" -> ")}.`,
    fix: "Only a property of an object may lead back to the schema it stands in.",
  };
}

const TOO_FAR: Fault = {
  id: "ref-chain",
  message: `This schema leads through more than ${MAX_STEPS} others, by references and compositions alone, before it says what it is.`,
  fix: "Refer to what is meant.",
};

const TOO_MANY_WAYS: Fault = {
  id: "ref-ways",
  message: `This schema is put together from others, and these from others, in more than ${MAX_WAYS} ways.`,
  fix: "Compose it of fewer others.",
};

const TANGLED: Fault = {
  id: "ref-chain",
  message: "The schemas are put together from each other in so many ways that they cannot be followed.",
  fix: "Compose them of fewer others.",
};
