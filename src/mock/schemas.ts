import type { ApiModel, PropertyModel, SchemaModel } from "../model/model.ts";

/** The named schemas of a model, by name. */
export type Schemas = ReadonlyMap<string, SchemaModel>;

/** Makes the named schemas of a model easy to find. */
export function schemasOf(model: ApiModel): Schemas {
  return new Map(model.schemas.map(({ name, schema }) => [name, schema]));
}

/** The properties of an object schema, its own and those of its `allOf`, references followed. */
export function propertiesOf(
  schema: SchemaModel | undefined,
  schemas: Schemas,
  within: readonly string[] = [],
): readonly PropertyModel[] {
  switch (schema?.kind) {
    case "object":
      return schema.properties;
    case "ref":
      return within.includes(schema.name)
        ? []
        : propertiesOf(schemas.get(schema.name), schemas, [...within, schema.name]);
    case "allOf":
      return schema.members.flatMap((member) => propertiesOf(member, schemas, within));
    default:
      return [];
  }
}

/** Whether a schema allows a text, a number or a boolean, to judge by its type alone. */
export function admits(
  schema: SchemaModel,
  value: string | number | boolean,
  schemas: Schemas,
  within: readonly string[] = [],
): boolean {
  switch (schema.kind) {
    case "string":
    case "boolean":
    case "number":
      return typeof value === schema.kind;
    case "integer":
      return Number.isSafeInteger(value);
    case "ref": {
      const target = within.includes(schema.name) ? undefined : schemas.get(schema.name);
      return target !== undefined && admits(target, value, schemas, [...within, schema.name]);
    }
    case "anyOf":
    case "oneOf":
      return schema.members.some((member) => admits(member, value, schemas, within));
    case "allOf":
      return schema.members.every((member) => admits(member, value, schemas, within));
    default:
      return false;
  }
}
