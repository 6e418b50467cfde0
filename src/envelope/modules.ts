/**
 * Declarations -> the modules of operations and models, through ts-morph: payloads out of their envelopes, params out of
 * their wrapper keys, each module printed once. What a generated module says belongs here.
 */
import type { Declarations } from "../emit/declarations.ts";
import type { Int64Option } from "../model/int64.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import { schemasOf } from "../model/schema-index.ts";
import type { Selection } from "../model/selection.ts";
import { createDeclarationReader, type ResolveReference } from "./declared.ts";
import { renderModelModule } from "./model-module.ts";
import { renderOperationModule } from "./operation-module.ts";
import type { TypeNode } from "./ts-morph.ts";

/**
 * Every operation and component schema as a module of its own: path below `src/`, and text.
 *
 * @param only the operations and schemas whose modules are wanted; all of them by default
 */
export function* renderModules(
  model: ApiModel,
  declarations: Declarations,
  { int64 = "number", only }: Int64Option & { readonly only?: Selection | undefined } = {},
): Generator<[path: string, text: string]> {
  const schemas = schemasOf(model);
  const declare = (name: string): string => declarations.schema({ name, schema: schemas.get(name)! });

  const models = model.schemas.filter(({ name }) => only?.schemas.has(name) ?? true);
  for (const batch of batchesOf(models)) {
    const types = createDeclarationReader().types(batch.map(({ name }) => declare(name)));
    for (const [index, named] of batch.entries()) {
      yield [`models/${named.name}.ts`, renderModelModule(named, types[index]!, schemas)];
    }
  }

  const operations = model.operations.filter(({ operationId }) => only?.operations.has(operationId) ?? true);
  for (const batch of batchesOf(operations)) {
    const reader = createDeclarationReader();
    const members = reader.members(batch.map(declarations.operation));
    const names = [...new Set(batch.flatMap(envelopesOf))].filter((name) => schemas.has(name));
    const types = new Map<string, TypeNode>();
    for (const [index, type] of reader.types(names.map(declare)).entries()) types.set(names[index]!, type);
    const resolve: ResolveReference = (name) => {
      if (!schemas.has(name)) return undefined;
      const type = types.get(name) ?? reader.types([declare(name)])[0]!;
      types.set(name, type);
      return type;
    };
    for (const [index, operation] of batch.entries()) {
      const text = renderOperationModule(operation, members[index]!, { resolve, schemas, int64 });
      yield [`operations/${operation.moduleName}.ts`, text];
    }
  }
}

/** How many declarations are parsed at once: so many that a file's own cost is small, so few that memory is. */
const BATCH = 128;

function* batchesOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}

/** The models that stand around params and payload, which the types of both are taken out of. */
function envelopesOf({ body, responses }: OperationModel): string[] {
  return [body?.schema, ...responses.map(({ schema }) => schema)].flatMap((schema) =>
    schema?.kind === "ref" ? [schema.name] : [],
  );
}
