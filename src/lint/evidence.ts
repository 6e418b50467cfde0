import { isMapping, ownValue } from "../load/mapping.ts";
import { isJson } from "../model/media-type.ts";
import type { Json, SchemaModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import type { Body } from "./body.ts";
import type { Spec } from "./spec.ts";

/** The responses that have JSON to show. */
export function jsonResponses({ bodies }: Spec): Body[] {
  return bodies.filter(({ status, mediaType }) => status !== "request" && isJson(mediaType));
}

/** The pointers of all properties, and of all objects, that some response's example has. */
export function shownIn(spec: Spec, responses = jsonResponses(spec)): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const { schema, examples } of responses) {
    if (schema === undefined) continue;
    for (const { value } of examples) collect(schema, value, { schemas: spec.schemas, shown });
  }
  return shown;
}

function collect(
  schema: SchemaModel,
  value: Json,
  found: { readonly schemas: SchemaIndex; readonly shown: Set<string> },
  /** The references on the way since the last step down in the value: a circle of them alone is a fault elsewhere. */
  within: readonly string[] = [],
): void {
  switch (schema.kind) {
    case "ref": {
      const target = within.includes(schema.name) ? undefined : found.schemas.get(schema.name);
      if (target !== undefined) collect(target, value, found, [...within, schema.name]);
      return;
    }
    case "array":
      if (schema.items === undefined || !Array.isArray(value)) return;
      for (const item of value) collect(schema.items, item, found);
      return;
    case "object":
      if (!isMapping(value)) return;
      found.shown.add(schema.pointer);
      for (const property of schema.properties) {
        const field = ownValue(value, property.name);
        if (field === undefined || field === null) continue;
        found.shown.add(property.schema.pointer);
        collect(property.schema, field, found);
      }
      if (schema.additional !== undefined) {
        const names = new Set(schema.properties.map(({ name }) => name));
        for (const [name, field] of Object.entries(value)) {
          if (!names.has(name)) collect(schema.additional, field, found);
        }
      }
      return;
    case "allOf":
    case "anyOf":
    case "oneOf":
      for (const member of schema.members) collect(member, value, found, within);
      return;
    default:
      return;
  }
}
