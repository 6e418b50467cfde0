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

/** The schema that references end at; `undefined` when they end nowhere. */
export function resolve(schema: SchemaModel, schemas: SchemaIndex): SchemaModel | undefined {
  let found: SchemaModel | undefined = schema;
  for (let hops = 0; found?.kind === "ref"; hops++) {
    found = hops > schemas.size ? undefined : schemas.get(found.name);
  }
  return found;
}

/** What a schema is, references followed. */
export function kindOf(schema: SchemaModel, schemas: SchemaIndex): SchemaModel["kind"] {
  return resolve(schema, schemas)?.kind ?? "any";
}

/** The schemas directly within one. */
export function subschemasOf(schema: SchemaModel): readonly SchemaModel[] {
  switch (schema.kind) {
    case "object":
      return [
        ...schema.properties.map((property) => property.schema),
        ...(schema.additional ? [schema.additional] : []),
      ];
    case "array":
      return schema.items === undefined ? [] : [schema.items];
    case "allOf":
    case "anyOf":
    case "oneOf":
      return schema.members;
    default:
      return [];
  }
}

/** The models that a schema is, whatever else an `allOf` says of them. */
export function modelsIn(schema: SchemaModel): readonly string[] {
  if (schema.kind === "ref") return [schema.name];
  return schema.kind === "allOf" ? schema.members.flatMap(modelsIn) : [];
}
