import type { NamedSchema, PropertyModel, SchemaModel } from "./model.ts";

/** The component schemas by name. */
export type SchemaIndex = ReadonlyMap<string, SchemaModel>;

/** Makes the named schemas of a model easy to find. */
export function schemasOf({ schemas }: { readonly schemas: readonly NamedSchema[] }): SchemaIndex {
  return new Map(schemas.map(({ name, schema }) => [name, schema]));
}

/** The properties of an object schema, its own and those of its `allOf`; `undefined` when it is no object. */
export function propertiesOf(
  schema: SchemaModel | undefined,
  schemas: SchemaIndex,
  seen: readonly string[] = [],
): readonly PropertyModel[] | undefined {
  switch (schema?.kind) {
    case "object":
      return schema.properties;
    case "ref":
      return seen.includes(schema.name)
        ? undefined
        : propertiesOf(schemas.get(schema.name), schemas, [...seen, schema.name]);
    case "allOf":
      return schema.members.flatMap((member) => propertiesOf(member, schemas, seen) ?? []);
    default:
      return undefined;
  }
}

/** What a schema is, references followed. */
export function kindOf(
  schema: SchemaModel,
  schemas: SchemaIndex,
  seen: readonly string[] = [],
): SchemaModel["kind"] {
  if (schema.kind !== "ref" || seen.includes(schema.name)) return schema.kind;
  const target = schemas.get(schema.name);
  return target === undefined ? "any" : kindOf(target, schemas, [...seen, schema.name]);
}
