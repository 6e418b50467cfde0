import { asMapping, isMapping, type Mapping } from "../../load/mapping.ts";
import { itemPosition, type Position, positionOf } from "../../load/openapi-grammar.ts";
import { childPointer, parsePointer, valueAt } from "../../load/pointer.ts";
import { defineRule } from "../rule.ts";

export const unusedComponent = defineRule({
  id: "unused-component",
  severity: "warning",
  asks: {
    en: "Every component is used by some operation, directly or through other components.",
    "zh-CN": "每个组件都被某个操作直接或间接使用。",
  },
  faults: {
    unused: {
      message: {
        en: "No operation uses {name} of components.{kind}.",
        "zh-CN": "没有操作使用 components.{kind} 中的 {name}。",
      },
      fix: { en: "Remove it and its file, or refer to it.", "zh-CN": "删除它及其文件，或加以引用。" },
    },
  },
  check({ model: { document }, sound }, report) {
    // Behind a fault may be the very use that is missed.
    if (!sound) return;
    const { components, ...rest } = document;
    const used = reachedFrom(rest, document);
    for (const [kind, entries] of Object.entries(asMapping(components))) {
      for (const name of Object.keys(asMapping(entries))) {
        const pointer = childPointer("/components", kind, name);
        if (!used.has(pointer)) report("unused", { pointer, at: "key" }, { kind, name });
      }
    }
  },
});

/** The pointers of all components that a part of the document leads to. What examples hold refers to nothing. */
function reachedFrom(part: unknown, document: unknown): ReadonlySet<string> {
  const used = new Set<string>();
  const pending: [value: unknown, position: Position][] = [[part, "object"]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [value, position] = next;
    if (position === "data") continue;
    if (Array.isArray(value)) for (const item of value) pending.push([item, itemPosition(position)]);
    if (!isMapping(value)) continue;
    for (const pointer of referencesIn(value)) {
      if (used.has(pointer)) continue;
      used.add(pointer);
      pending.push([valueAt(document, pointer), positionIn(pointer)]);
    }
    for (const [key, child] of Object.entries(value)) pending.push([child, positionOf(key, position)]);
  }
  return used;
}

/** What a component is, by its pointer. */
function positionIn(pointer: string): Position {
  const [, kind = ""] = parsePointer(pointer);
  return positionOf("", positionOf(kind, "object"));
}

/** The components that one object names: by `$ref`, as a security scheme, or as the target of a discriminator. */
function referencesIn(object: object): string[] {
  const { $ref, security, discriminator } = object as Mapping;
  const named = [$ref, ...Object.values(asMapping(asMapping(discriminator).mapping))].filter(
    (value): value is string => typeof value === "string" && value.startsWith("#/components/"),
  );
  const schemes = (Array.isArray(security) ? security : []).flatMap((one) => Object.keys(asMapping(one)));
  return [
    // A reference to a part of a component uses the component.
    ...named.map((value) => value.slice(1).split("/").slice(0, 4).join("/")),
    ...schemes.map((name) => childPointer("/components/securitySchemes", name)),
  ];
}
