import type { SchemaModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";

/** A schema that combines others. */
export type Combined = Extract<SchemaModel, { readonly members: readonly SchemaModel[] }>;

/** Follows references to the schema they end at; `undefined` when they end nowhere. */
export function resolve(schemas: SchemaIndex, schema: SchemaModel): SchemaModel | undefined {
  let found: SchemaModel | undefined = schema;
  for (let hops = 0; found?.kind === "ref"; hops++) {
    found = hops > schemas.size ? undefined : schemas.get(found.name);
  }
  return found;
}

/** What is left of a union when `null` is set aside. */
export function formsOf(schema: Combined): readonly SchemaModel[] {
  return schema.members.filter((member) => member.kind !== "null");
}
