import type { SchemaModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";

/** Whether a schema allows a text, a number or a boolean, to judge by its type alone. */
export function admits(
  schema: SchemaModel,
  value: string | number | boolean,
  schemas: SchemaIndex,
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
