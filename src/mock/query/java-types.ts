import { isMapping } from "../../load/mapping.ts";
import { propertiesOf } from "../../model/form.ts";
import type { Json, JsonObject, SchemaModel } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";
import { isList } from "../json.ts";
import { javaClassOf } from "./java-classes.ts";

/** What a body is made of. */
interface Types {
  /** The names of the schemas of its properties, or of what their lists hold. */
  readonly types: Readonly<Record<string, string>>;
  readonly schemas: SchemaIndex;
}

/**
 * The `schema` of a body: where in it objects and values of which Java class are, the last ones first and each before what
 * is in it. What nobody knows the class of is left out, as is what the JDK has.
 *
 * @see JsonSchemaBuilder.java
 */
export function javaTypesOf(body: JsonObject, { types, schemas }: Types): JsonObject {
  const found: [string, string][] = [];
  for (const [name, value] of Object.entries(body)) {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type !== undefined) visit(value, type, name);
  }
  return Object.fromEntries(found.reverse());

  function visit(part: Json | undefined, name: string, at: string): void {
    if (isList(part)) {
      for (const [index, item] of part.entries()) visit(item, name, `${at}[${index}]`);
      return;
    }
    if (part === undefined || part === null) return;
    for (const property of propertiesOf(schemas.get(name), schemas) ?? []) {
      const inner = schemaName(property.schema);
      if (inner !== undefined && isMapping(part) && Object.hasOwn(part, property.name)) {
        visit(part[property.name], inner, `${at}.${property.name}`);
      }
    }
    const javaClass = javaClassOf(name);
    if (javaClass !== undefined) found.push([at, javaClass]);
  }
}

/** What the properties of a schema are called that they, or their elements, are of. */
export function schemaNames(schema: SchemaModel | undefined, schemas: SchemaIndex): Record<string, string> {
  const named = (propertiesOf(schema, schemas) ?? []).flatMap(({ name, schema: property }) => {
    const type = schemaName(property);
    return type === undefined ? [] : [[name, type] as const];
  });
  return Object.fromEntries(named);
}

function schemaName(schema: SchemaModel): string | undefined {
  const inner = schema.kind === "array" ? schema.items : schema;
  return inner?.kind === "ref" ? inner.name : undefined;
}
