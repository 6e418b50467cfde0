import { propertiesOf } from "../model/form.ts";
import type { PropertyModel, SchemaModel } from "../model/model.ts";
import { kindOf, type SchemaIndex } from "../model/schema-index.ts";
import { type JavaType, javaTypeOf } from "./java-type.ts";

/** Why a Java type of a page is not what a schema says; `undefined` when it is. */
export function typeFault(type: string, schema: SchemaModel, schemas: SchemaIndex): string | undefined {
  if (type === "") return undefined;
  const documented = schema.javaType;
  if (documented !== undefined && bare(documented) !== bare(type))
    return `is ${type} on the page and ${documented} in the spec`;
  const expected = javaTypeOf(type);
  const model = schema.kind === "ref" ? schemas.get(schema.name) : undefined;
  if (expected.kind === "named" && model?.javaType !== undefined && model.javaType !== type) {
    return `is ${type} on the page and ${model.javaType} in the spec`;
  }
  const kind = kindOf(schema, schemas);
  const target = schema.kind === "ref" ? schemas.get(schema.name) : schema;
  const format = target?.kind === "integer" || target?.kind === "number" ? target.format : undefined;
  if (fits(expected, kind, format)) return undefined;
  const actual = format === undefined ? kind : `${kind} of format ${format}`;
  return `is ${type} on the page, which the type "${actual}" of the spec cannot be`;
}

/** Without type arguments, which only some pages have. */
function bare(type: string): string {
  return type.replace(/<.*$/s, "");
}

const OPEN: ReadonlySet<SchemaModel["kind"]> = new Set(["anyOf", "oneOf", "allOf"]);

function fits(expected: JavaType, kind: SchemaModel["kind"], format: string | undefined): boolean {
  if (OPEN.has(kind)) return true;
  switch (expected.kind) {
    case "named":
      return kind === "object" || kind === "string" || kind === "any";
    case "object":
      return kind === "object" || kind === "any";
    case "integer":
      return kind === "integer" && (expected.format === undefined || format === expected.format);
    default:
      return kind === expected.kind;
  }
}

/** Whether a schema says so little of a value that it may have fields. */
export function isOpen(schema: SchemaModel, schemas: SchemaIndex): boolean {
  const kind = kindOf(schema, schemas);
  if (schema.kind === "array") return schema.items === undefined || isOpen(schema.items, schemas);
  return OPEN.has(kind) || kind === "any";
}

/** The fields below a property: of its object, or of the items of its list. */
export function fieldsBelow(schema: SchemaModel, schemas: SchemaIndex): readonly PropertyModel[] | undefined {
  const target = schema.kind === "ref" ? schemas.get(schema.name) : schema;
  if (target?.kind === "array") return target.items && fieldsBelow(target.items, schemas);
  return propertiesOf(schema, schemas);
}

/** Where the fields below a property are written. */
export function pointerBelow(schema: SchemaModel, schemas: SchemaIndex): string {
  const target = schema.kind === "ref" ? schemas.get(schema.name) : schema;
  if (target?.kind === "array" && target.items !== undefined) return pointerBelow(target.items, schemas);
  return target?.pointer ?? schema.pointer;
}

/** The values a schema knows, its own or those of what it refers to. */
export function valuesOf(schema: SchemaModel, schemas: SchemaIndex): readonly string[] {
  const target = schema.kind === "ref" ? schemas.get(schema.name) : schema;
  return (target?.values ?? []).filter((value) => typeof value === "string");
}
