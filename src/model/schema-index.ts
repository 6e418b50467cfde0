import type { NamedSchema, PropertyModel, SchemaModel } from "./model.ts";

/** The component schemas by name. */
export type SchemaIndex = ReadonlyMap<string, SchemaModel>;

/** Makes the named schemas of a model easy to find. */
export function schemasOf({ schemas }: { readonly schemas: readonly NamedSchema[] }): SchemaIndex {
  return new Map(schemas.map(({ name, schema }) => [name, schema]));
}

/**
 * The properties of an object schema, its own and those of its `allOf`; `undefined` when it is no object.
 *
 * @param seen the models that have been looked into: what two members of an `allOf` lead to is told once, for models
 *   that share models would take twice as long with each that is shared
 */
export function propertiesOf(
  schema: SchemaModel | undefined,
  schemas: SchemaIndex,
  seen: Set<string> = new Set(),
): readonly PropertyModel[] | undefined {
  switch (schema?.kind) {
    case "object":
      return schema.properties;
    case "ref":
      if (seen.has(schema.name)) return undefined;
      seen.add(schema.name);
      return propertiesOf(schemas.get(schema.name), schemas, seen);
    case "allOf":
      return schema.members.flatMap((member) => propertiesOf(member, schemas, seen) ?? []);
    default:
      return undefined;
  }
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
