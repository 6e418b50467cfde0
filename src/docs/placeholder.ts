import type { Json, PropertyModel, SchemaModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { formsOf, propertiesOf } from "./schema-lookup.ts";

/** Every property with the placeholder the official pages print for its type. */
export function placeholders(properties: readonly PropertyModel[], schemas: SchemaIndex): Json {
  return Object.fromEntries(
    properties.map(({ name, schema }) => [name, placeholder(schema, name, schemas, [])]),
  );
}

/** `"<name>"` for a string, 1 for a number, `true`, one element per list, every field of an object. */
export function placeholder(
  schema: SchemaModel,
  name: string,
  schemas: SchemaIndex,
  within: readonly string[],
): Json {
  switch (schema.kind) {
    case "string":
    case "any":
      return `<${name}>`;
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "null":
      return null;
    case "array":
      return schema.items === undefined ? [] : [placeholder(schema.items, name, schemas, within)];
    case "ref": {
      const target = schemas.get(schema.name);
      if (target === undefined || within.includes(schema.name)) return {};
      return placeholder(target, name, schemas, [...within, schema.name]);
    }
    case "object":
    case "allOf": {
      const [only] = schema.kind === "allOf" ? schema.members : [];
      if (schema.kind === "allOf" && schema.members.length === 1 && only !== undefined) {
        return placeholder(only, name, schemas, within);
      }
      // A model inside itself is an empty object; what `allOf` merges has been entered just as a reference.
      const names = schema.kind === "allOf" ? schema.members.flatMap(modelName) : [];
      if (names.some((each) => within.includes(each))) return {};
      return Object.fromEntries(
        propertiesOf(schemas, schema).map((property) => [
          property.name,
          placeholder(property.schema, property.name, schemas, [...within, ...names]),
        ]),
      );
    }
    default: {
      const [first] = formsOf(schema);
      return first === undefined ? null : placeholder(first, name, schemas, within);
    }
  }
}

function modelName(schema: SchemaModel): string[] {
  return schema.kind === "ref" ? [schema.name] : [];
}
