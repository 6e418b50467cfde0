import { childPointer } from "../../load/pointer.ts";
import { formOf, type SchemaForm } from "./schema-form.ts";
import type { SchemaPart } from "./schema-parts.ts";
import type { Side } from "./side.ts";
import { subjectOf } from "./subject.ts";
import type { Compared, Place, State, Surroundings } from "./surroundings.ts";

/** Compares the named properties of two forms, and what may stand beside them. */
export function compareProperties(
  base: Compared,
  head: Compared,
  surroundings: Surroundings,
  state: State,
): void {
  const b = base.form;
  const h = head.form;
  const { renamed } = surroundings;
  const names = new Set([...namesOf(b), ...namesOf(h)]);
  for (const name of names) {
    if (renamed !== undefined && name === renamed.head) continue;
    const headName = name === renamed?.base ? renamed.head : name;
    compareProperty(
      { side: base.side, form: b, name, parts: b.properties.get(name) },
      { side: head.side, form: h, name: headName, parts: h.properties.get(headName) },
      surroundings,
      state,
    );
  }
  compareAdditional(b, h, surroundings, state);
}

interface Named {
  readonly side: Side;
  readonly form: SchemaForm;
  readonly name: string;
  readonly parts: readonly SchemaPart[] | undefined;
}

function compareProperty(base: Named, head: Named, surroundings: Surroundings, state: State): void {
  const { direction, descend } = surroundings;
  const isPayload = surroundings.payload !== undefined && head.name === surroundings.payload;
  const inner: Partial<Place> = isPayload ? { visible: true } : {};
  const before = isCarried(base, direction);
  const after = isCarried(head, direction);
  const place = placeOf(base, head);
  const stateHere: State = (kind, rest = {}) => state(kind, { ...place, ...inner, ...rest });
  const required = { base: base.form.required.has(base.name), head: head.form.required.has(head.name) };

  if (!isThere(base, head)) {
    // What was required without being described is described now.
    if (after) stateHere("property-added", { required: required.head && !required.base });
    return;
  }
  if (!isThere(head, base)) {
    if (before) stateHere("property-removed", { required: required.base });
    return;
  }
  if (before !== after) {
    stateHere(after ? "property-became-carried" : "property-left-out");
    return;
  }
  if (!before) return;
  if (required.base !== required.head) {
    stateHere(required.head ? "property-became-required" : "property-became-optional");
  }
  descend(base.parts ?? [], head.parts ?? [], inner);
}

/** Where the property stands, or the list of required ones that alone names it. */
function placeOf(base: Named, head: Named) {
  const pointerOf = ({ parts, form }: Named, other: Named) =>
    parts?.[0]?.pointer ?? (other.parts === undefined ? childPointer(form.pointer, "required") : undefined);
  const pointers = { base: pointerOf(base, head), head: pointerOf(head, base) };
  const [side, pointer] = head.parts !== undefined ? [head.side, pointers.head] : [base.side, pointers.base];
  const named = base.parts ?? head.parts;
  const owner = subjectOf(head.side.document, head.form.pointer);
  return {
    ...pointers,
    name: named === undefined ? `${owner}.${head.name}` : subjectOf(side.document, pointer ?? ""),
  };
}

/** A property is there when it is described; one that neither side describes, when it is required. */
function isThere({ parts, form, name }: Named, other: Named): boolean {
  return parts !== undefined || (other.parts === undefined && form.required.has(name));
}

/** Read-only properties do not travel to the server, write-only ones not back. */
function isCarried({ side, parts }: Named, direction: Place["direction"]): boolean {
  if (parts === undefined) return true;
  const form = formOf(side, parts);
  return direction === "request" ? !form.readOnly : !form.writeOnly;
}

function compareAdditional(b: SchemaForm, h: SchemaForm, { descend }: Surroundings, state: State): void {
  if (!b.types.has("object") || !h.types.has("object")) return;
  if (b.additional !== false && h.additional === false) state("additional-refused");
  if (b.additional === false && h.additional !== false) state("additional-allowed");
  // What the type is like is one matter for both directions.
  if (isMap(b) && !isMap(h)) state("map-undeclared", { direction: "none" });
  if (!isMap(b) && isMap(h)) state("map-declared", { direction: "none" });
  if (b.mapped && h.mapped && b.additional !== false && h.additional !== false) {
    descend(b.additional, h.additional);
  }
}

/** Whether TypeScript lets callers name any property. */
function isMap(form: SchemaForm): boolean {
  return form.mapped;
}

function namesOf({ properties, required }: SchemaForm): string[] {
  return [...properties.keys(), ...required];
}
