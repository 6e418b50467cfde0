import type { SchemaModel } from "./model.ts";

/** What 64-bit integers are in the generated package. */
export type Int64 = "number" | "bigint";

/** What `generate` may be asked for besides its defaults. */
export interface Int64Option {
  readonly int64?: Int64;
}

/** Whether the values of a schema are 64-bit integers: a Java `long`. */
export function isInt64(schema: SchemaModel): boolean {
  return schema.kind === "integer" && schema.format === "int64";
}
