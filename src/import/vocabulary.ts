import type { ApiModel, SchemaModel } from "../model/model.ts";
import { javaTypeOf } from "./java-type.ts";
import type { Vocabulary } from "./page.ts";

/** The names and types a spec has, by which those of a page are told apart. */
export function vocabularyOf(model: ApiModel): Vocabulary {
  const names = new Set<string>();
  const types = new Set<string>();
  const visit = (schema: SchemaModel | undefined): void => {
    if (schema === undefined) return;
    if (schema.javaType !== undefined && javaTypeOf(schema.javaType).kind === "named")
      types.add(schema.javaType);
    if (schema.kind === "array") visit(schema.items);
    else if (schema.kind === "object") {
      for (const property of schema.properties) {
        names.add(property.name);
        visit(property.schema);
      }
    } else if (schema.kind === "allOf" || schema.kind === "anyOf" || schema.kind === "oneOf") {
      for (const member of schema.members) visit(member);
    }
  };
  for (const { name, schema } of model.schemas) {
    types.add(name);
    visit(schema);
  }
  for (const { parameters, body, responses } of model.operations) {
    for (const { name, schema } of parameters) {
      names.add(name);
      visit(schema);
    }
    visit(body?.schema);
    for (const { schema } of responses) visit(schema);
  }
  return { names, types };
}
