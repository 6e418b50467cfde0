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
    case "allOf": {
      const found = schema.members.flatMap((member) => {
        const properties = propertiesOf(member, schemas, seen);
        return properties === undefined ? [] : [properties];
      });
      return found.length === 0 ? undefined : found.flat();
    }
    default:
      return undefined;
  }
}

/** The names a schema requires, those that it does not describe included. */
export function requiredOf(schema: SchemaModel): ReadonlySet<string> {
  const described = schema.kind === "object" ? schema.properties.filter(({ required }) => required) : [];
  const listed = (schema.source.required as readonly string[] | undefined) ?? [];
  return new Set([...described.map(({ name }) => name), ...listed]);
}

/** Whether a schema speaks of properties that it does not name, its `allOf` included. */
export function isOpen(schema: SchemaModel | undefined, schemas: SchemaIndex): boolean {
  switch (schema?.kind) {
    case undefined:
      return false;
    case "object":
      return (
        schema.additional !== undefined ||
        schema.values !== undefined ||
        schema.source.patternProperties !== undefined
      );
    case "ref":
      return isOpen(schemas.get(schema.name), schemas);
    case "allOf":
      // A member that says nothing, but for a description, leaves what the others say.
      return schema.members.some((member) => member.kind !== "any" && isOpen(member, schemas));
    default:
      return true;
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
