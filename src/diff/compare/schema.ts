import type { Json } from "../../model/model.ts";
import type { FactKind } from "./fact.ts";
import { differingKeys, sameJson } from "./json.ts";
import { isAnyType, sameInTypeScript, typeText } from "./json-type.ts";
import { compareLimits } from "./limits.ts";
import { compareProperties } from "./properties.ts";
import type { SchemaForm } from "./schema-form.ts";
import { subjectOf } from "./subject.ts";
import type { Compared, State, Surroundings } from "./surroundings.ts";
import { compareValues } from "./values.ts";
import { compareChoices, isLoneChoice } from "./variants.ts";

/** Finds what differs between two forms, and compares what is below them. */
export function compareForms(base: Compared, head: Compared, surroundings: Surroundings): void {
  const { direction, visible } = surroundings;
  const b = base.form;
  const h = head.form;
  const state: State = (kind, rest = {}) =>
    surroundings.report({
      kind,
      direction,
      base: b.pointer,
      head: h.pointer,
      name: subjectOf(head.side.document, h.pointer),
      visible,
      ...rest,
    });
  const stateAlike: State = (kind, rest) => state(kind, { ...rest, direction: "none" });

  if (b.deprecated !== h.deprecated)
    stateAlike(h.deprecated ? "deprecated" : "undeprecated", { keyword: "deprecated" });
  if (!sameJson(b.documentation, h.documentation)) {
    stateAlike("documentation-changed", { keyword: differingKeys(b.documentation, h.documentation) });
  }
  if (!sameJson(b.default, h.default))
    state("default-changed", { keyword: "default", from: b.default, to: h.default });
  if (!sameJson(b.discriminator, h.discriminator)) {
    stateAlike("discriminator-changed", {
      keyword: "discriminator",
      from: b.discriminator,
      to: h.discriminator,
    });
  }
  if (b.nullable !== h.nullable && !isAnyType(b.types) && !isAnyType(h.types)) {
    state(h.nullable ? "null-allowed" : "null-refused", { keyword: "type" });
  }
  if (isLoneChoice(b) || isLoneChoice(h)) {
    compareChoices(base, head, surroundings, state);
    return;
  }
  if (!compareTypes(b, h, state)) return;
  compareFormats(b, h, state);
  compareValues(b, h, state, stateAlike);
  for (const { keyword, from, to, change } of compareLimits(b.limits, h.limits)) {
    const kind = change === "other" ? "pattern-changed" : (`limit-${change}` as const);
    state(kind, { keyword, from, to });
  }
  for (const keyword of new Set([...b.constraints.keys(), ...h.constraints.keys()])) {
    compareConstraint(keyword, b.constraints.get(keyword), h.constraints.get(keyword), state);
  }
  compareItems(b, h, surroundings);
  compareProperties(base, head, surroundings, state);
  compareChoices(base, head, surroundings, state);
}

/** @returns whether the two have so much in common that a closer look makes sense */
function compareTypes(b: SchemaForm, h: SchemaForm, state: State): boolean {
  const onlyHead = [...h.types].some((type) => !b.types.has(type));
  const onlyBase = [...b.types].some((type) => !h.types.has(type));
  const none = ![...b.types].some((type) => h.types.has(type));
  // Listed values bound the types as well, and say more.
  const told = { base: b.values !== undefined, head: h.values !== undefined };
  if (!none && !(onlyHead && !told.base) && !(onlyBase && !told.head)) return true;
  const kind = onlyHead && onlyBase ? "type-changed" : onlyHead ? "type-widened" : "type-narrowed";
  const from = typeText(b.types);
  const to = typeText(h.types);
  state(kind, { keyword: "type", from, to, sameType: sameInTypeScript(b.types, h.types) });
  return !none && !b.anything && !h.anything;
}

/** Integers of each format hold those of the one before. */
const INTEGER_FORMATS = ["int8", "int16", "int32", "int64"];

function compareFormats(b: SchemaForm, h: SchemaForm, state: State): void {
  const isInteger = [...b.types, ...h.types].every((type) => type === "integer");
  const [from, to] = [b.format, h.format];
  if (from === to) return;
  const rank = (format: string | undefined) =>
    isInteger ? INTEGER_FORMATS.indexOf(format ?? "int64") : ["float", "double"].indexOf(format ?? "double");
  const isNumber = [...b.types, ...h.types].every((type) => type === "integer" || type === "fraction");
  const known = isNumber && rank(from) >= 0 && rank(to) >= 0;
  const kind: FactKind = known
    ? rank(to) > rank(from)
      ? "format-widened"
      : rank(to) < rank(from)
        ? "format-narrowed"
        : "documentation-changed" // servers have no longer integers than 64 bits
    : from === undefined
      ? "format-narrowed"
      : to === undefined
        ? "format-widened"
        : "format-changed";
  const more = kind === "documentation-changed" ? ({ direction: "none" } as const) : {};
  state(kind, { keyword: "format", from, to, ...more });
}

function compareConstraint(
  keyword: string,
  from: Json | undefined,
  to: Json | undefined,
  state: State,
): void {
  if (sameJson(from, to)) return;
  const change = from === undefined ? "added" : to === undefined ? "removed" : "changed";
  state(`constraint-${change}`, { keyword, from, to });
}

function compareItems(b: SchemaForm, h: SchemaForm, { descend }: Surroundings): void {
  if (!b.types.has("array") || !h.types.has("array")) return;
  descend(b.items, h.items);
  for (let at = 0; at < Math.max(b.prefixItems.length, h.prefixItems.length); at++) {
    descend(b.prefixItems[at] ?? b.items, h.prefixItems[at] ?? h.items);
  }
}
