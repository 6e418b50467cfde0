import { isMapping } from "../../load/mapping.ts";
import { childPointer, valueAt } from "../../load/pointer.ts";
import type { Json, JsonObject } from "../../model/model.ts";
import { canonical } from "./canonical.ts";
import type { ComparedOperation, Findings } from "./compared-operation.ts";
import { sameJson } from "./json.ts";
import { type Side, textsOf } from "./side.ts";

/** One way to be let in: what a request must carry, each thing by what it is and not by its name. */
type Alternative = ReadonlyMap<string, string>;

/**
 * Compares the ways to be let in. What counts is the effect: security that is inherited and the same spelt out are one,
 * so are an empty list and none at all, and a scheme is what it says, whatever it is called.
 */
export function compareSecurity(
  { base, head, before, after }: ComparedOperation,
  { report }: Findings,
): void {
  const b = effectiveSecurity(base, before.pointer, head);
  const h = effectiveSecurity(head, after.pointer, base);
  const covered = (alternative: Alternative, by: readonly Alternative[]) =>
    by.some((other) => [...other.keys()].every((key) => alternative.has(key)));
  const refused = b.alternatives.filter((alternative) => !covered(alternative, h.alternatives));
  const admitted = h.alternatives.filter((alternative) => !covered(alternative, b.alternatives));
  const common = { direction: "none", base: b.pointer, head: h.pointer, visible: true } as const;
  const state = (
    list: readonly Alternative[],
    key: "from" | "to",
    kinds: readonly [
      "authentication-required" | "authentication-dropped",
      "alternative-added" | "alternative-removed",
    ],
  ) => {
    for (const alternative of list) {
      const [anonymous, named] = kinds;
      const kind = alternative.size === 0 ? anonymous : named;
      report({ ...common, kind, name: "security", [key]: [...alternative.values()].join(" + ") });
    }
  };
  state(refused, "from", ["authentication-required", "alternative-removed"]);
  // Who needs nothing any more has no use for another way.
  const open = admitted.filter(({ size }) => size === 0);
  state(open.length > 0 ? open : admitted, "to", ["authentication-dropped", "alternative-added"]);
}

interface Effective {
  readonly alternatives: readonly Alternative[];
  readonly pointer: string;
}

/** @param other the side compared with, to find schemes that have been renamed */
function effectiveSecurity(side: Side, operationPointer: string, other: Side): Effective {
  const operation = valueAt(side.document, operationPointer) as JsonObject;
  const [security, place] =
    operation.security === undefined
      ? [side.document.security, side.document.security === undefined ? "" : "/security"]
      : [operation.security, childPointer(operationPointer, "security")];
  return { alternatives: alternativesOf(side, security, other), pointer: place };
}

function alternativesOf(side: Side, security: Json | undefined, other: Side): Alternative[] {
  const list = Array.isArray(security) ? (security as readonly Json[]).filter((item) => isMapping(item)) : [];
  if (list.length === 0) return [new Map()];
  return list.map((requirement) => {
    const things = Object.entries(requirement).flatMap(([name, scopes]): [string, string][] => {
      const scheme = identityOf(side, name, other);
      const named = textsOf(scopes).map((scope): [string, string] => [`${scheme} ${scope}`, scope]);
      return [[scheme, name], ...named];
    });
    return new Map(things);
  });
}

/** The name of a scheme that is the same on both sides, else what it asks for. */
function identityOf(side: Side, name: string, other: Side): string {
  const scheme = schemeOf(side, name);
  return scheme === undefined || sameJson(scheme, schemeOf(other, name))
    ? name
    : JSON.stringify(sortKeys(scheme));
}

/** What a scheme asks for, apart from its name and its words. */
function schemeOf(side: Side, name: string): JsonObject | undefined {
  const scheme = valueAt(side.document, childPointer("/components/securitySchemes", name)) as
    | Json
    | undefined;
  if (!isMapping(scheme)) return undefined;
  const { "x-zstack": _, bearerFormat: __, ...rest } = canonical(side, scheme) as JsonObject;
  return rest;
}

function sortKeys(value: Json): Json {
  return isMapping(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sortKeys(value[key]!)]),
      )
    : value;
}
