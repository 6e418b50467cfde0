import type { SchemaModel } from "./model.ts";

/** Whether the values of a schema are 64-bit integers: a Java `long`. */
export function isInt64(schema: SchemaModel): boolean {
  return schema.kind === "integer" && schema.format === "int64";
}
