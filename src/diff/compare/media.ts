import { isMapping } from "../../load/mapping.ts";
import { childPointer } from "../../load/pointer.ts";
import { isJson } from "../../model/media-type.ts";
import type { JsonObject } from "../../model/model.ts";
import { canonical } from "./canonical.ts";
import type { ComparedOperation, Findings } from "./compared-operation.ts";
import type { Fact } from "./fact.ts";
import { differingKeys, sameJson } from "./json.ts";
import type { SchemaPart } from "./schema-parts.ts";
import { entriesUnder, type Part, type Side } from "./side.ts";
import type { Place } from "./surroundings.ts";

/** The media types of a body, a parameter or a header, by name without parameters such as `charset`. */
export function contentOf(parent: Part | undefined): Map<string, Part> {
  const content = parent?.value.content;
  const media = new Map<string, Part>();
  for (const [name, value] of Object.entries(isMapping(content) ? content : {})) {
    const pointer = childPointer(parent!.pointer, "content", name);
    if (isMapping(value)) media.set(name.split(";")[0]!.trim().toLowerCase(), { value, pointer });
  }
  return media;
}

/** The schema of a parameter, a header or a media type; nothing when it has none. */
export function schemaPartsOf(parent: Part): readonly SchemaPart[] {
  const [first] = contentOf(parent).values();
  const holder = first ?? parent;
  return holder.value.schema === undefined
    ? []
    : [{ value: holder.value.schema, pointer: childPointer(holder.pointer, "schema") }];
}

/** Compares media types and their schemas; the one the client speaks is compared as told, the others as invisible. */
export function compareContent(
  { base, head, schemas }: ComparedOperation,
  parts: { readonly base: Part; readonly head: Part },
  place: Place,
  findings: Findings,
): void {
  const [before, after] = [contentOf(parts.base), contentOf(parts.head)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [b, h] = [before.get(name), after.get(name)];
    const fact: Omit<Fact, "kind"> = {
      direction: place.direction,
      base: b?.pointer ?? parts.base.pointer,
      head: h?.pointer ?? parts.head.pointer,
      name,
      visible: false,
    };
    if (b === undefined || h === undefined) {
      findings.report({ ...fact, kind: h === undefined ? "media-type-removed" : "media-type-added" });
      continue;
    }
    const encoding = (part: Part, side: Side) => canonical(side, part.value.encoding ?? {});
    if (!sameJson(encoding(b, base), encoding(h, head))) {
      findings.report({ ...fact, kind: "serialization-changed", keyword: "encoding" });
    }
    const examples = { base: examplesOf(base, b), head: examplesOf(head, h) };
    if (!sameJson(examples.base, examples.head)) {
      const keyword = differingKeys(examples.base, examples.head);
      findings.report({ ...fact, kind: "documentation-changed", direction: "none", keyword });
    }
    const spoken = isJson(name) ? place : { direction: place.direction, visible: false };
    findings.lead(schemas.compare(schemaPartsOf(b), schemaPartsOf(h), spoken));
  }
}

/** The examples of a media type or a parameter, those of components in place. */
export function examplesOf(side: Side, part: Part): JsonObject {
  const { example } = part.value;
  const named = [...entriesUnder(side, part, "examples")].map(([name, { value }]) => [name, value] as const);
  return {
    ...(example !== undefined && { example }),
    ...(named.length > 0 && { examples: Object.fromEntries(named) }),
  };
}
