import { compareText } from "../../load/code-unit-order.ts";
import { isMapping } from "../../load/mapping.ts";
import type { Json } from "../../model/model.ts";
import { schemaKeywords } from "./keywords.ts";
import { partAt, type Side } from "./side.ts";

const WORDS: ReadonlySet<string> = new Set([...schemaKeywords("documentation"), "$comment", "summary"]);

/**
 * A value with its references put in place and without words for people, so that two can be compared as a whole.
 * What leads back to itself ends there with its name.
 */
export function canonical(side: Side, value: Json, within: readonly string[] = []): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => canonical(side, item, within));
  if (!isMapping(value)) return value;
  if (typeof value.$ref === "string") {
    const target = partAt(side, value.$ref.slice(1));
    if (target === undefined || within.includes(target.pointer)) return { $ref: value.$ref };
    return canonical(side, target.value, [...within, target.pointer]);
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, child]) => !WORDS.has(key) || isMapping(child))
      .map(([key, child]) => [
        key,
        key === "required" || key === "enum" ? sorted(child) : canonical(side, child, within),
      ]),
  );
}

/** Lists that are sets. */
function sorted(value: Json): Json {
  return Array.isArray(value) ? [...value].sort((a, b) => compareText(String(a), String(b))) : value;
}
