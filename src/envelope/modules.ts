import type { TypeNode } from "ts-morph";
import type { Declarations } from "../emit/declarations.ts";
import type { Int64Option } from "../model/int64.ts";
import type { ApiModel } from "../model/model.ts";
import { schemasOf } from "../model/schema-index.ts";
import { createDeclarationReader, type ResolveReference } from "./declared.ts";
import { renderModelModule } from "./model-module.ts";
import { renderOperationModule } from "./operation-module.ts";

/** Every operation and component schema as a module of its own: path below `src/` to text. */
export function renderModules(
  model: ApiModel,
  declarations: Declarations,
  { int64 = "number" }: Int64Option = {},
): Map<string, string> {
  const reader = createDeclarationReader();
  const schemas = schemasOf(model);
  const types = new Map<string, TypeNode>();
  const resolve: ResolveReference = (name) => {
    const schema = schemas.get(name);
    if (schema === undefined) return undefined;
    const type = types.get(name) ?? reader.type(declarations.schema({ name, schema }));
    types.set(name, type);
    return type;
  };

  const modules = new Map<string, string>();
  for (const schema of model.schemas) {
    modules.set(`models/${schema.name}.ts`, renderModelModule(schema, resolve(schema.name)!, schemas));
  }
  for (const operation of model.operations) {
    const members = reader.members(declarations.operation(operation));
    const text = renderOperationModule(operation, members, { resolve, schemas, int64 });
    modules.set(`operations/${operation.moduleName}.ts`, text);
  }
  return modules;
}
