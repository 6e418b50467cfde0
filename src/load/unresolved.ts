import { asMap } from "./json-walk.ts";
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
  const root = asMap(document) ?? {};
  if (first !== "components") return false;
  if (!Object.hasOwn(root, first)) return nearNames(first, Object.keys(root)).length > 0;
  const components = asMap(root.components);
  if (components === undefined) return true;
  return Object.hasOwn(components, kind)
    ? asMap(components[kind]) === undefined
    : nearNames(kind, Object.keys(components)).some((name) => !KINDS.has(name));
}

/** What the author may have meant: the names that do stand where a reference leaves what there is. */
export function suggestFor(document: unknown, pointer: string): string {
  let parent = asMap(document);
  for (const token of parsePointer(pointer)) {
    const names = Object.keys(parent ?? {});
    if (parent !== undefined && Object.hasOwn(parent, token)) {
      parent = asMap(parent[token]);
      continue;
    }
    const near = nearNames(token, names);
    const others = near.length === 0 && names.length > 0 ? ` There is ${names.slice(0, 8).join(", ")}.` : "";
    return `${perhaps(near)}${DEFINE_IT}${others}`;
  }
  return DEFINE_IT;
}

export const DEFINE_IT = "Correct the part after the #, or define what it names.";
