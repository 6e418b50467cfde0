import type { Composition, Locale, SchemaModel } from "../model/model.ts";
import { code, type Inline, joined, link, words } from "./content.ts";
import { fill } from "./phrase.ts";

/** The type a reader sees: the documented Java type, or else the JSON type, with models as links. */
export function typeOf(schema: SchemaModel, locale: Locale): Inline[] {
  const { javaType } = schema;
  switch (schema.kind) {
    case "ref": {
      const model = link(code(schema.name), { kind: "model", locale, name: schema.name });
      return javaType === undefined || javaType === schema.name
        ? [model]
        : [code(javaType), ...aside([model], locale)];
    }
    case "array": {
      const outer = code(javaType ?? "array");
      // A list of anything is just a list.
      return schema.items === undefined || schema.items.kind === "any"
        ? [outer]
        : fill(locale, "listOf", { outer, inner: typeOf(schema.items, locale) });
    }
    case "object": {
      const outer = code(javaType ?? "object");
      const { additional, properties } = schema;
      if (additional === undefined || additional.kind === "any" || properties.length > 0) return [outer];
      return fill(locale, "mapOf", { outer, inner: typeOf(additional, locale) });
    }
    case "allOf":
      return combined(schema, tellingOf(schema.members), " & ", locale);
    case "anyOf":
    case "oneOf":
      return combined(schema, schema.members, " | ", locale);
    default:
      return [code(javaType ?? jsonTypeOf(schema))];
  }
}

/** The type in JSON, whatever the official page calls it: `integer (int64)`. */
export function jsonTypeOf(schema: SchemaModel): string {
  switch (schema.kind) {
    case "string":
    case "integer":
    case "number":
      return schema.format === undefined ? schema.kind : `${schema.kind} (${schema.format})`;
    case "ref":
      return schema.name;
    case "allOf": {
      const members = tellingOf(schema.members);
      return members
        .map((member) =>
          members.length > 1 && isUnion(member) ? `(${jsonTypeOf(member)})` : jsonTypeOf(member),
        )
        .join(" & ");
    }
    case "anyOf":
    case "oneOf":
      return schema.members.map(jsonTypeOf).join(" | ");
    default:
      return schema.kind;
  }
}

/** The members of an `allOf` that say what a value is; all of them if none does. */
function tellingOf(members: readonly SchemaModel[]): readonly SchemaModel[] {
  const telling = members.filter(tells);
  return telling.length === 0 ? members : telling;
}

function tells(schema: SchemaModel): boolean {
  if (schema.kind === "allOf") return schema.members.some(tells);
  return isUnion(schema) ? schema.members.every(tells) : schema.kind !== "any";
}

function isUnion(schema: SchemaModel): schema is Composition {
  return (schema.kind === "anyOf" || schema.kind === "oneOf") && schema.members.length > 1;
}

function combined(
  schema: SchemaModel,
  members: readonly SchemaModel[],
  sign: string,
  locale: Locale,
): Inline[] {
  const types = joined(
    members.map((member) => {
      const type = typeOf(member, locale);
      return sign === " & " && members.length > 1 && isUnion(member)
        ? [words("("), ...type, words(")")]
        : type;
    }),
    sign,
  );
  return schema.javaType === undefined ? types : [code(schema.javaType), ...aside(types, locale)];
}

function aside(content: readonly Inline[], locale: Locale): Inline[] {
  return fill(locale, "inBrackets", { content });
}
