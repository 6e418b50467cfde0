import { paragraphsOf, renderJsdoc } from "../envelope/jsdoc.ts";
import { HEADER, joinParts } from "../envelope/module-text.ts";
import { isRootComplete } from "../model/facade-limit.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import { typeNameOf } from "../model/names.ts";

/** `src/index.ts`: everything by name where that is not too much, else what `src/core.ts` has. */
export function renderIndexModule(model: ApiModel): string {
  if (isRootComplete(model)) return renderFacade(model, reexports(model));
  const why =
    "// So many modules would weigh on a program that calls a few operations: `./all.js` binds them all.\n";
  return joinParts(HEADER, `${why}export * from "./core.js";\n`);
}

/**
 * `src/all.ts`: `createZStack` with every operation, whatever the size of the API. It passes no operation on, or editors
 * would import one of them from here, and with it all.
 */
export function renderAllModule(model: ApiModel): string {
  return isRootComplete(model)
    ? joinParts(HEADER, 'export { createZStack, type ZStack } from "./index.js";\n')
    : renderFacade(model, "");
}

/** `createZStack` with every operation bound to one client, and whatever else the module exports. */
function renderFacade({ operations }: ApiModel, exports: string): string {
  const bound = [...new Set(operations.map(boundType))].map((name) => `type ${name}`).sort();
  return joinParts(
    HEADER,
    `import { type ClientOptions, createClient } from "./core.js";\n` +
      operations.map(importLine).join("") +
      `import { ${[...bound, "bindOperations", "type OperationsByName", "type ZStackBase", "type ZStackWith"].join(", ")} } from "./runtime/facade.js";\n`,
    exports,
    `/** A client with every operation of the API as a method. */\nexport interface ZStack extends ZStackBase {\n${operations.map(memberLine).join("")}}\n`,
    `${docOf("")}export function createZStack(options: ClientOptions): ZStack;\n` +
      docOf(
        " *\n * @param operations Those that shall be methods, and no others: `{ queryVm, startVm }`.\n",
      ) +
      "export function createZStack<T extends OperationsByName>(options: ClientOptions, operations: T): ZStackWith<T>;\n" +
      // What it declares itself has names that no operation can have.
      "export function createZStack($options: ClientOptions, $operations?: OperationsByName): ZStackBase {\n" +
      "  const $client = createClient($options);\n" +
      "  if ($operations !== undefined) return bindOperations($client, $operations);\n" +
      `  const $zstack: ZStack = bindOperations($client, {\n${operations.map(({ functionName }) => `    ${functionName},\n`).join("")}  });\n` +
      "  return $zstack;\n}\n",
  );
}

function reexports({ operations, schemas }: ApiModel): string {
  const taken = new Set(operations.flatMap(typesOf));
  // Where a schema and an operation's type share a name, the root exports the operation's; the schema
  // stays in reach through its own module.
  const types = schemas.filter(({ name }) => !taken.has(name));
  return (
    'export * from "./core.js";\n' +
    types.map(({ name }) => `export type { ${name} } from "./models/${name}.js";\n`).join("") +
    operations.map((operation) => `export { ${namesOf(operation).join(", ")} };\n`).join("")
  );
}

function docOf(params: string): string {
  return (
    "/**\n * Connects to a ZStack management node. Nothing is sent before the first call.\n" +
    `${params || " *\n"} * @throws ZStackConfigError when an option cannot work\n */\n`
  );
}

/** `src/core.ts`: the runtime without any operation, for those who import operations one by one. */
export function renderCoreModule(): string {
  return joinParts(HEADER, 'export * from "./runtime/index.js";\n');
}

function importLine(operation: OperationModel): string {
  return `import { ${namesOf(operation).join(", ")} } from "./operations/${operation.moduleName}.js";\n`;
}

function memberLine(operation: OperationModel): string {
  const doc = renderJsdoc(
    { paragraphs: paragraphsOf(operation.summary.en), deprecated: operation.deprecated },
    "  ",
  );
  return `${doc}  ${operation.functionName}: ${boundType(operation)}<${typesOf(operation).join(", ")}>;\n`;
}

function boundType({ execution }: OperationModel): string {
  return execution === "job" ? "BoundJobOperation" : "BoundSyncOperation";
}

function namesOf(operation: OperationModel): string[] {
  return [operation.functionName, ...typesOf(operation).map((name) => `type ${name}`)];
}

function typesOf({ operationId }: OperationModel): string[] {
  return [`${typeNameOf(operationId)}Params`, `${typeNameOf(operationId)}Result`];
}
