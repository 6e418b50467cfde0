import { isMapping } from "../../load/mapping.ts";
import { propertiesOf } from "../../model/form.ts";
import type { Json, JsonObject, SchemaModel } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";
import { isList } from "../json.ts";

/**
 * The `schema` of a body: where in it objects of which Java class are, as far as the spec names them. The
 * spec knows no packages, so all have the same.
 *
 * @see JsonSchemaBuilder.java
 */
export function javaTypesOf(
  value: Json,
  { type, path, schemas }: { readonly type: string; readonly path: string; readonly schemas: SchemaIndex },
): JsonObject {
  const found: Record<string, string> = {};
  visit(value, type, path);
  return found;

  function visit(part: Json | undefined, name: string, at: string): void {
    if (isList(part)) {
      for (const [index, item] of part.entries()) visit(item, name, `${at}[${index}]`);
      return;
    }
    const schema = schemas.get(name);
    if (!isMapping(part) || schema === undefined) return;
    found[at] = `org.zstack.header.${name}`;
    for (const property of propertiesOf(schema, schemas) ?? []) {
      const inner = refName(property.schema);
      if (inner !== undefined && Object.hasOwn(part, property.name)) {
        visit(part[property.name], inner, `${at}.${property.name}`);
      }
    }
  }
}

function refName(schema: SchemaModel): string | undefined {
  const inner = schema.kind === "array" ? schema.items : schema;
  return inner?.kind === "ref" ? inner.name : undefined;
}
