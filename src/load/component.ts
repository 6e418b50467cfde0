import { type Bundling, report } from "./bundling.ts";
import { type FilePlace, idOf, valueIn } from "./file-place.ts";
import { asMapping } from "./mapping.ts";
import { childPointer, parsePointer } from "./pointer.ts";
import { follow, isEndless, isReference, refusedAt } from "./reference.ts";

/** Notes the components of the root file, and what they refer to, which they stand for everywhere. */
export function noteComponents(bundling: Bundling): void {
  const { root, components, endless } = bundling;
  const named = Object.entries(asMapping(asMapping(root.data).components)).flatMap(([kind, entries]) =>
    Object.keys(asMapping(entries)).map((name) => childPointer("/components", kind, name)),
  );
  for (const pointer of named) components.set(idOf({ file: root, pointer }), `#${pointer}`);
  for (const pointer of named) {
    const at = { file: root, pointer };
    if (!isReference(valueIn(at))) continue;
    if (isEndless(bundling, at)) endless.add(idOf(at));
    const { target } = follow(bundling, at);
    if (target !== undefined && !components.has(idOf(target))) components.set(idOf(target), `#${pointer}`);
  }
}

/** Makes a schema, which no component stands for, one. @returns the `$ref` of the component */
export function adoptSchema(bundling: Bundling, schema: FilePlace, from: FilePlace): string {
  const { root, components, adopted } = bundling;
  const name = nameFor(schema);
  const pointer = schemaPointer(name);
  const reference = `#${pointer}`;
  const taken = adopted.get(name);
  const own = { file: root, pointer };
  const inRoot = valueIn(own);
  // What the root gives that name to is most likely this, were its reference not broken; that is told there.
  if (isReference(inRoot) && follow(bundling, own).target === undefined) return reference;
  if (inRoot !== undefined || (taken !== undefined && idOf(taken) !== idOf(schema))) {
    const fault = {
      id: "schema-name-taken",
      message: `Two different schemas would be called "${name}".`,
      fix: `Give this one a name of its own under components.schemas of ${root.path}.`,
    };
    report(bundling, refusedAt(from, fault));
  } else if (taken === undefined) {
    adopted.set(name, schema);
    components.set(idOf(schema), reference);
  }
  return reference;
}

/** The pointer of a schema by its name. */
export function schemaPointer(name: string): string {
  return childPointer("/components/schemas", name);
}

/** Keywords on the way to a schema that say nothing about it. */
const STRUCTURE = new Set([
  "components",
  "schemas",
  "$defs",
  "definitions",
  "defs",
  "properties",
  "items",
  "schema",
]);

/** What a schema without a name of its own is called: after its pointer's words, else after its file. */
function nameFor({ file, pointer }: FilePlace): string {
  const words = parsePointer(pointer).filter((token) => !STRUCTURE.has(token));
  const [first = file.path.replace(/^.*\//, "").replace(/\.\w+$/, ""), ...rest] = words;
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
