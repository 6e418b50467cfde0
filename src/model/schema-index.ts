import type { NamedSchema, SchemaModel } from "./model.ts";

/** The component schemas by name. */
export type SchemaIndex = ReadonlyMap<string, SchemaModel>;

const INDEXES = new WeakMap<readonly NamedSchema[], SchemaIndex>();

/** Makes the named schemas of a model easy to find. Models do not change: there is one index of each. */
export function schemasOf({ schemas }: { readonly schemas: readonly NamedSchema[] }): SchemaIndex {
  const known = INDEXES.get(schemas) ?? new Map(schemas.map(({ name, schema }) => [name, schema]));
  INDEXES.set(schemas, known);
  return known;
}

/** What a schema is, references followed. */
export function kindOf(schema: SchemaModel, schemas: SchemaIndex): SchemaModel["kind"] {
  const seen = new Set<string>();
  let at = schema;
  while (at.kind === "ref" && !seen.has(at.name)) {
    seen.add(at.name);
    const target = schemas.get(at.name);
    if (target === undefined) return "any";
    at = target;
  }
  return at.kind;
}
