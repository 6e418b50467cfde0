import type { PropertyModel, SchemaModel } from "../model/model.ts";
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

/** The properties of an object schema, through references and `allOf`. */
export function propertiesOf(schemas: SchemaIndex, schema: SchemaModel): readonly PropertyModel[] {
  return collect(schemas, schema, new Set());
}

/** What is left of a union when `null` is set aside. */
export function formsOf(schema: Combined): readonly SchemaModel[] {
  return schema.members.filter((member) => member.kind !== "null");
}

function collect(
  schemas: SchemaIndex,
  schema: SchemaModel,
  seen: Set<SchemaModel>,
): readonly PropertyModel[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  if (schema.kind === "object") return schema.properties;
  if (schema.kind === "ref") {
    const target = schemas.get(schema.name);
    return target === undefined ? [] : collect(schemas, target, seen);
  }
  return schema.kind === "allOf" ? merge(schemas, schema.members, seen) : [];
}

/** In an `allOf`, one member may declare a field and another only require it. */
function merge(
  schemas: SchemaIndex,
  members: readonly SchemaModel[],
  seen: Set<SchemaModel>,
): readonly PropertyModel[] {
  const merged = new Map<string, PropertyModel>();
  for (const property of members.flatMap((member) => collect(schemas, member, seen))) {
    const before = merged.get(property.name);
    const required = property.required || before?.required === true;
    merged.set(property.name, { ...property, required });
  }
  const required = new Set(members.flatMap(({ source }) => source.required ?? []));
  return [...merged.values()].map((property) =>
    required.has(property.name) ? { ...property, required: true } : property,
  );
}
