import { isMapping } from "./mapping.ts";
import { childPointer, parsePointer, valueAt } from "./pointer.ts";

/**
 * Whether a document is already what bundling would make of it: every reference in it leads to a component of its own,
 * straight and spelt as we would. Large documents mostly are, and need not be copied then.
 */
export function standsAlone(document: unknown): boolean {
  const sound = new Set<string>();
  const leadsStraight = (reference: string): boolean => {
    if (sound.has(reference)) return true;
    const [root, kind, name, ...further] = reference.startsWith("#/") ? parsePointer(reference.slice(1)) : [];
    if (root !== "components" || kind === undefined || name === undefined || further.length > 0) return false;
    const pointer = childPointer("/components", kind, name);
    const target = valueAt(document, pointer);
    if (reference !== `#${pointer}` || reference.includes("%") || !isMapping(target) || "$ref" in target)
      return false;
    sound.add(reference);
    return true;
  };
  const stands = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.every(stands);
    if (!isMapping(value)) return true;
    const names = Object.keys(value);
    if (names.includes("$ref")) {
      const reference = value.$ref;
      // What a reference has beside it comes behind it in a bundle.
      if (typeof reference !== "string" || names[0] !== "$ref" || !leadsStraight(reference)) return false;
    }
    return names.every((name) => stands(value[name]));
  };
  return isMapping(document) && stands(document);
}
