import type { ApiModel, SchemaModel } from "../model/model.ts";
import { subschemasOf } from "../model/schema-index.ts";
import { javaTypeOf } from "./java-type.ts";
import type { Vocabulary } from "./page.ts";

/** The names and types a spec has, by which those of a page are told apart. */
export function vocabularyOf(model: ApiModel): Vocabulary {
  const names = new Set<string>();
  const types = new Set<string>();
  const visit = (schema: SchemaModel): void => {
    if (schema.javaType !== undefined && javaTypeOf(schema.javaType).kind === "named")
      types.add(schema.javaType);
    if (schema.kind === "object") for (const { name } of schema.properties) names.add(name);
    subschemasOf(schema).forEach(visit);
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
    for (const schema of [body?.schema, ...responses.map((response) => response.schema)])
      if (schema !== undefined) visit(schema);
  }
  return { names, types };
}
