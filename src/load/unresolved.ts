import { asMapping, isMapping } from "./mapping.ts";
import { nearNames, perhaps } from "./near-names.ts";
import { parsePointer } from "./pointer.ts";

/** The kinds of components. */
const KINDS = new Set([
  "callbacks",
  "examples",
  "headers",
  "links",
  "parameters",
  "pathItems",
  "requestBodies",
  "responses",
  "schemas",
  "securitySchemes",
]);

/**
 * Whether a document lacks the mapping that a component would be in: that is misspelt or no mapping, which is told where
 * it stands, and once.
 */
export function isWithoutHolder(document: unknown, pointer: string): boolean {
  const [first, kind = ""] = parsePointer(pointer);
  const root = asMapping(document);
  if (first !== "components") return false;
  if (!Object.hasOwn(root, first)) return nearNames(first, Object.keys(root)).length > 0;
  const { components } = root;
  if (!isMapping(components)) return true;
  return Object.hasOwn(components, kind)
    ? !isMapping(components[kind])
    : nearNames(kind, Object.keys(components)).some((name) => !KINDS.has(name));
}

/** What the author may have meant: the names that do stand where a reference leaves what there is. */
export function suggestFor(document: unknown, pointer: string): string {
  let parent = asMapping(document);
  for (const token of parsePointer(pointer)) {
    const names = Object.keys(parent);
    if (Object.hasOwn(parent, token)) {
      parent = asMapping(parent[token]);
      continue;
    }
    const near = nearNames(token, names);
    const others = near.length === 0 && names.length > 0 ? ` There is ${names.slice(0, 8).join(", ")}.` : "";
    return `${perhaps(near)}${DEFINE_IT}${others}`;
  }
  return DEFINE_IT;
}

export const DEFINE_IT = "Correct the part after the #, or define what it names.";
