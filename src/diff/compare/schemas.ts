import { isMapping } from "../../load/mapping.ts";
import type { JsonObject } from "../../model/model.ts";
import { type Pair, pairOf } from "./graph.ts";
import { differingKeys, sameJson } from "./json.ts";
import { schemaKeywords } from "./keywords.ts";
import type { Sameness } from "./sameness.ts";
import { compareForms } from "./schema.ts";
import { formOf } from "./schema-form.ts";
import { flatten, type SchemaPart } from "./schema-parts.ts";
import { partAt, type Side, schemaNameAt } from "./side.ts";
import { subjectOf } from "./subject.ts";
import type { Place } from "./surroundings.ts";

/** Compares schemas, each pair of them once, whoever leads to it. */
export interface SchemaComparison {
  /** The pair of two schemas; `undefined` when nothing in them differs. */
  compare(base: readonly SchemaPart[], head: readonly SchemaPart[], place: Place): Pair | undefined;
  /** All pairs so far. */
  readonly pairs: ReadonlyMap<string, Pair>;
  /** The components that any pair looked at. */
  readonly seen: ReadonlySet<string>;
}

export function createSchemaComparison(base: Side, head: Side, sameness: Sameness): SchemaComparison {
  const pairs = new Map<string, Pair>();
  const seen = new Set<string>();

  const compare: SchemaComparison["compare"] = (before, after, given) => {
    if (areSame(before, after, sameness)) return undefined;
    const [b, h] = [loneReference(base, before), loneReference(head, after)];
    if (b !== undefined && h !== undefined) return compareReferences(b, h, given);
    if (b !== undefined && isEmpty(b.words)) return compare([b.target], after, given);
    if (h !== undefined && isEmpty(h.words)) return compare(before, [h.target], given);
    // A component is exported under its name, wherever it is used.
    const place: Place =
      isComponent(before) || isComponent(after)
        ? { direction: given.direction, visible: true, renamed: given.renamed }
        : given;
    const key = keyOf(before, after, place);
    const known = pairs.get(key);
    if (known !== undefined) return known;
    const pair = pairOf();
    pairs.set(key, pair);
    for (const [side, parts] of [
      [base, before],
      [head, after],
    ] as const) {
      for (const part of parts) if (schemaNameAt(part.pointer) !== undefined) seen.add(part.pointer);
      for (const pointer of flatten(side, parts).followed) seen.add(pointer);
    }
    compareForms(
      { side: base, form: formOf(base, before), parts: before },
      { side: head, form: formOf(head, after), parts: after },
      {
        ...place,
        report: (fact) => void pair.facts.push(fact),
        descend: (b, h, inner) => {
          const below = compare(b, h, { direction: place.direction, visible: place.visible, ...inner });
          if (below !== undefined) pair.leadsTo.push(below);
        },
      },
    );
    return pair;
  };
  /** What is said beside a reference belongs to its place, the rest to the component. */
  function compareReferences(b: LoneReference, h: LoneReference, place: Place): Pair | undefined {
    const below = compare([b.target], [h.target], place);
    if (sameJson(b.words, h.words)) return below;
    const key = [b.pointer, h.pointer, place.direction].join("\n");
    const pair = pairs.get(key) ?? pairOf();
    if (!pairs.has(key)) {
      pairs.set(key, pair);
      pair.facts.push({
        kind: "documentation-changed",
        direction: "none",
        base: b.pointer,
        head: h.pointer,
        name: subjectOf(head.document, h.pointer),
        keyword: differingKeys(b.words, h.words),
        visible: false,
      });
      if (below !== undefined) pair.leadsTo.push(below);
    }
    return pair;
  }
  return { compare, pairs, seen };
}

interface LoneReference {
  readonly target: SchemaPart;
  readonly words: JsonObject;
  readonly pointer: string;
}

const WORDS: ReadonlySet<string> = new Set(schemaKeywords("documentation"));

/** A reference to a component with nothing but words beside it. */
function loneReference(side: Side, parts: readonly SchemaPart[]): LoneReference | undefined {
  const [part] = parts;
  if (part === undefined || parts.length > 1 || !isMapping(part.value)) return undefined;
  const { $ref, ...words } = part.value;
  if (typeof $ref !== "string" || !Object.keys(words).every((key) => WORDS.has(key))) return undefined;
  const target = partAt(side, $ref.slice(1));
  const orNull = part.orNull ?? false;
  return target && { target: { ...target, orNull }, words, pointer: part.pointer };
}

function isEmpty(value: JsonObject): boolean {
  return Object.keys(value).length === 0;
}

function areSame(before: readonly SchemaPart[], after: readonly SchemaPart[], { same }: Sameness): boolean {
  return (
    before.length === after.length &&
    before.every(
      ({ value, orNull = false }, index) =>
        same(value, after[index]!.value) && orNull === (after[index]!.orNull ?? false),
    )
  );
}

function isComponent(parts: readonly SchemaPart[]): boolean {
  return parts.length === 1 && schemaNameAt(parts[0]!.pointer) !== undefined;
}

function keyOf(before: readonly SchemaPart[], after: readonly SchemaPart[], place: Place): string {
  const text = (parts: readonly SchemaPart[]) =>
    parts.map(({ pointer, orNull }) => `${pointer}${orNull ? "?" : ""}`).join(" ");
  const { direction, visible, renamed, payload } = place;
  return [text(before), text(after), direction, visible, renamed?.base, renamed?.head, payload].join("\n");
}
