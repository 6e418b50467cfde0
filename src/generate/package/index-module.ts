import { renderJsdoc } from "../../envelope/jsdoc.ts";
import { HEADER } from "../../envelope/module-text.ts";
import { methodDoc } from "../../envelope/operation-module.ts";
import { comment, escapeComment } from "../../escape/comment.ts";
import {
  type Code,
  code,
  commaSeparated,
  identifier,
  joinParts,
  stringLiteral,
} from "../../escape/typescript.ts";
import { isRootComplete } from "../../model/facade-limit.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { typeNameOf } from "../../model/names.ts";
import { queryOf } from "../../model/query.ts";
import { type SchemaIndex, schemasOf } from "../../model/schema-index.ts";

/** `src/index.ts`: everything by name where that is not too much, else what `src/core.ts` has. */
export function renderIndexModule(model: ApiModel): Code {
  if (isRootComplete(model)) return renderFacade(model, reexports(model));
  const why = code`// So many modules would weigh on a program that calls a few operations: \`./all.js\` binds them all.\n`;
  return joinParts(HEADER, code`${why}export * from "./core.js";\n`);
}

/**
 * `src/all.ts`: `createZStack` with every operation, whatever the size of the API. It passes no operation on, or editors
 * would import one of them from here, and with it all.
 */
export function renderAllModule(model: ApiModel): Code {
  return isRootComplete(model)
    ? joinParts(HEADER, code`export { createZStack, type ZStack } from "./index.js";\n`)
    : renderFacade(model, code``);
}

/** `createZStack` with every operation bound to one client, and whatever else the module exports. */
function renderFacade(model: ApiModel, exports: Code): Code {
  const { operations } = model;
  const schemas = schemasOf(model);
  const types = operations.map((operation) => boundType(operation, schemas));
  const bound = [...new Set(types.map(({ name }) => name))].map((name) => code`type ${name}`).sort();
  const facade = [
    ...bound,
    code`bindOperations`,
    code`type OperationsByName`,
    code`type ZStackBase`,
    code`type ZStackWith`,
  ];
  const methods = operations.map(({ functionName }) => code`    ${identifier(functionName)},\n`);
  return joinParts(
    HEADER,
    code`import { type ClientOptions, createClient } from "./core.js";
${code.join(operations.map(importLine))}import { ${commaSeparated(facade)} } from "./runtime/facade.js";\n`,
    exports,
    code`/** A client with every operation of the API as a method. */
export interface ZStack extends ZStackBase {\n${code.join(operations.map((operation, at) => memberLine(operation, types[at]!)))}}\n`,
    // What it declares itself has names that no operation can have.
    code`${docOf(code` *\n`)}export function createZStack(options: ClientOptions): ZStack;
${docOf(code` *\n * @param operations Those that shall be methods, and no others: \`{ queryVm, startVm }\`.\n`)}export function createZStack<T extends OperationsByName>(options: ClientOptions, operations: T): ZStackWith<T>;
export function createZStack($options: ClientOptions, $operations?: OperationsByName): ZStackBase {
  const $client = createClient($options);
  if ($operations !== undefined) return bindOperations($client, $operations);
  const $zstack: ZStack = bindOperations($client, {\n${code.join(methods)}  });
  return $zstack;\n}\n`,
  );
}

function reexports({ operations, schemas }: ApiModel): Code {
  const taken = new Set(operations.flatMap(typesOf));
  // Where a schema and an operation's type share a name, the root exports the operation's; the schema
  // stays in reach through its own module.
  const types = schemas.filter(({ name }) => !taken.has(name));
  return code.join([
    code`export * from "./core.js";\n`,
    ...types.map(
      ({ name }) => code`export type { ${identifier(name)} } from ${stringLiteral(`./models/${name}.js`)};\n`,
    ),
    ...operations.map((operation) => code`export { ${commaSeparated(namesOf(operation))} };\n`),
  ]);
}

function docOf(params: Code): Code {
  return code`/**
 * Connects to a ZStack management node. Nothing is sent before the first call.
${params} * @throws ZStackConfigError when an option cannot work\n */\n`;
}

/** `src/core.ts`: the runtime without any operation, for those who import operations one by one. */
export function renderCoreModule(): Code {
  return joinParts(HEADER, code`export * from "./runtime/index.js";\n`);
}

function importLine(operation: OperationModel): Code {
  const from = stringLiteral(`./operations/${operation.moduleName}.js`);
  return code`import { ${commaSeparated(namesOf(operation))} } from ${from};\n`;
}

/** What the facade has besides operations. */
const OWN_METHODS = ["logout", "resumeJob"];

function memberLine(operation: OperationModel, { name, of }: BoundType): Code {
  const own = OWN_METHODS.find((method) => method.toLowerCase() === operation.functionName.toLowerCase());
  const further = own
    ? [comment`Not {@link ZStackBase.${escapeComment(own)}}, which is the client's own.`]
    : [];
  const doc = renderJsdoc(methodDoc(operation, further), code`  `);
  return code`${doc}  ${identifier(operation.functionName)}: ${name}<${commaSeparated(of)}>;\n`;
}

/** A generic type of the runtime's, and what it is given. */
interface BoundType {
  readonly name: Code;
  readonly of: readonly Code[];
}

function boundType(operation: OperationModel, schemas: SchemaIndex): BoundType {
  const [params, result] = typesOf(operation);
  if (queryOf(operation, schemas)) {
    return { name: code`BoundQueryOperation`, of: [identifier(params), code`${identifier(result)}[number]`] };
  }
  const name = operation.execution === "job" ? code`BoundJobOperation` : code`BoundSyncOperation`;
  return { name, of: [identifier(params), identifier(result)] };
}

function namesOf(operation: OperationModel): Code[] {
  const types = typesOf(operation).map((name) => code`type ${identifier(name)}`);
  return [identifier(operation.functionName), ...types];
}

function typesOf({ operationId }: OperationModel): [params: string, result: string] {
  return [`${typeNameOf(operationId)}Params`, `${typeNameOf(operationId)}Result`];
}
