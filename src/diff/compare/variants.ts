import { isMapping } from "../../load/mapping.ts";
import { canonical } from "./canonical.ts";
import { sameJson } from "./json.ts";
import { typeText } from "./json-type.ts";
import { formOf, type SchemaForm } from "./schema-form.ts";
import type { SchemaPart } from "./schema-parts.ts";
import { type Side, schemaNameAt } from "./side.ts";
import type { Compared, State, Surroundings } from "./surroundings.ts";

/** Whether a schema is a choice between others and nothing else. */
export function isLoneChoice(form: SchemaForm): boolean {
  return form.choices.length === 1 && form.anything;
}

/**
 * Compares the choices of two forms. A schema that is no choice is one alternative, beside one that is nothing but a
 * choice.
 */
export function compareChoices(
  base: Compared,
  head: Compared,
  surroundings: Surroundings,
  state: State,
): void {
  const before = alternativesOf(base, isLoneChoice(head.form));
  const after = alternativesOf(head, isLoneChoice(base.form));
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    const [b, h] = [before[at], after[at]];
    if (b !== undefined && h !== undefined)
      compareAlternatives(base.side, b, head.side, h, surroundings, state);
    else state(b === undefined ? "constraint-added" : "constraint-removed", { keyword: "anyOf" });
  }
}

function alternativesOf(
  { form, parts }: Compared,
  besideChoice: boolean,
): readonly (readonly Alternative[])[] {
  if (form.choices.length === 0 && besideChoice && !form.anything) return [[parts]];
  return form.choices.map((choice) => choice.map((part) => [part]));
}

type Alternative = readonly SchemaPart[];

function compareAlternatives(
  baseSide: Side,
  before: readonly Alternative[],
  headSide: Side,
  after: readonly Alternative[],
  { descend }: Surroundings,
  state: State,
): void {
  const left = before.map((parts) => identify(baseSide, parts));
  const right = after.map((parts) => identify(headSide, parts));
  for (const alike of WAYS_TO_MATCH) {
    for (const b of left) {
      const h = b.matched ? undefined : right.find((other) => !other.matched && alike(b, other));
      if (h === undefined) continue;
      b.matched = true;
      h.matched = true;
      descend(b.parts, h.parts);
    }
  }
  const removed = left.filter(({ matched }) => !matched);
  const added = right.filter(({ matched }) => !matched);
  if (removed.length === 1 && added.length === 1) {
    descend(removed[0]!.parts, added[0]!.parts);
    return;
  }
  const [b, h] = [before[0]?.[0]?.pointer, after[0]?.[0]?.pointer];
  for (const { parts, title } of added)
    state("variant-added", { base: b, head: parts[0]?.pointer, to: title });
  for (const { parts, title } of removed) {
    state("variant-removed", { base: parts[0]?.pointer, head: h, from: title });
  }
}

interface Identified {
  readonly parts: Alternative;
  /** The component it is, by name. */
  readonly component: string | undefined;
  readonly whole: ReturnType<typeof canonical>;
  readonly title: string;
  readonly properties: readonly string[];
  matched: boolean;
}

/** From sure to likely. */
const WAYS_TO_MATCH: readonly ((a: Identified, b: Identified) => boolean)[] = [
  (a, b) => a.component !== undefined && a.component === b.component,
  (a, b) => sameJson(a.whole, b.whole),
  (a, b) =>
    a.properties.length === 0 && b.properties.length === 0 && a.title === b.title && a.title !== "object",
  (a, b) => a.properties.length > 0 && a.properties.some((name) => b.properties.includes(name)),
];

function identify(side: Side, parts: Alternative): Identified {
  const form = formOf(side, parts);
  const [part] = parts;
  const ref =
    isMapping(part?.value) && typeof part.value.$ref === "string" ? part.value.$ref.slice(1) : undefined;
  const component = parts.length === 1 ? schemaNameAt(ref ?? part?.pointer ?? "") : undefined;
  return {
    parts,
    component,
    whole: parts.map(({ value }) => canonical(side, value)),
    title: component ?? typeText(form.types),
    properties: [...form.properties.keys()],
    matched: false,
  };
}
