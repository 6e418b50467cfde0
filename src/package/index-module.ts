import { paragraphsOf, renderJsdoc } from "../envelope/jsdoc.ts";
import { HEADER, joinParts } from "../envelope/module-text.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import { typeNameOf } from "../model/names.ts";

/** `src/index.ts`: everything by name, and `createZStack` with every operation bound to one client. */
export function renderIndexModule(model: ApiModel): string {
  const { operations } = model;
  const taken = new Set(operations.flatMap(typesOf));
  // Where a schema and an operation's type share a name, the root exports the operation's; the schema
  // stays in reach through its own module.
  const schemas = model.schemas.filter(({ name }) => !taken.has(name));
  const bound = [...new Set(operations.map(boundType))].sort();
  return joinParts(
    HEADER,
    `import { type ClientOptions, createClient } from "./core.js";\n` +
      operations.map(importLine).join("") +
      `import { ${[...bound.map((name) => `type ${name}`), "bindOperations", "type ZStackBase"].join(", ")} } from "./runtime/facade.js";\n`,
    'export * from "./core.js";\n' +
      schemas.map(({ name }) => `export type { ${name} } from "./models/${name}.js";\n`).join("") +
      operations
        .map(
          (operation) =>
            `export { ${[operation.functionName, ...typesOf(operation).map((name) => `type ${name}`)].join(", ")} };\n`,
        )
        .join(""),
    `/** A client with every operation of the API as a method. */\nexport interface ZStack extends ZStackBase {\n${operations.map(memberLine).join("")}}\n`,
    "/**\n * Connects to a ZStack management node. Nothing is sent before the first call.\n *\n" +
      " * @throws ZStackConfigError when an option cannot work\n */\n" +
      "export function createZStack(options: ClientOptions): ZStack {\n" +
      `  return bindOperations(createClient(options), {\n${operations.map(({ functionName }) => `    ${functionName},\n`).join("")}  });\n}\n`,
  );
}

/** `src/core.ts`: the runtime without any operation, for those who import operations one by one. */
export function renderCoreModule(): string {
  return joinParts(HEADER, 'export * from "./runtime/index.js";\n');
}

function importLine(operation: OperationModel): string {
  const names = [operation.functionName, ...typesOf(operation).map((name) => `type ${name}`)];
  return `import { ${names.join(", ")} } from "./operations/${operation.moduleName}.js";\n`;
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

function typesOf({ operationId }: OperationModel): string[] {
  return [`${typeNameOf(operationId)}Params`, `${typeNameOf(operationId)}Result`];
}
