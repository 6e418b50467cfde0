/**
 * One document -> the `ApiModel` that all later stages read. Every fact about a schema (`form.ts`) or a call is worked
 * out in this folder, once: what two stages would both have to find out belongs here.
 */
import type { Bundle } from "../load/bundle.ts";
import { compareText } from "../load/code-unit-order.ts";
import { childPointer } from "../load/pointer.ts";
import { formatLocation, type Problem } from "../load/problem.ts";
import { findAliasFaults } from "./alias-cycle.ts";
import type { ApiModel, JsonObject, Method, NamedSchema, OperationModel } from "./model.ts";
import { identifierFault } from "./names.ts";
import { isSecured, readOperation } from "./operation.ts";
import { type Entry, type Reading, readBundle } from "./reading.ts";
import { readSchema } from "./schema.ts";
import { type SchemaIndex, schemasOf } from "./schema-index.ts";
import { chineseOf, textOf } from "./text.ts";

const METHODS: readonly Method[] = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"];

export interface Build {
  /** What could be read. Use it only when there are no problems. */
  readonly model: ApiModel;
  /** The faults of the document itself; those of its files are in the bundle. */
  readonly problems: readonly Problem[];
}

/** Reads a bundled document into the model, and finds all that is wrong with it. */
export function build(bundle: Bundle): Build {
  const reading = readBundle(bundle);
  const document: Entry = { value: (bundle.document ?? {}) as JsonObject, pointer: "" };
  // By the rules of this version, a document of another one has nothing but faults.
  const root = isUnderstood(reading, document) ? document : { value: {}, pointer: "" };
  const info = reading.map(root, "info");
  const { schemas, index } = readSchemas(reading, root);
  // ZStack asks for a session almost everywhere, so silence about security means that one is needed.
  const secured = isSecured(reading, root) ?? true;

  const operations = reading.entries(reading.map(root, "paths")).flatMap((pathItem) =>
    METHODS.flatMap((method) => {
      const operation = reading.mapAt(pathItem, method.toLowerCase());
      if (operation === undefined) return [];
      return readOperation(reading, method, pathItem.name, pathItem, operation, secured, index) ?? [];
    }),
  );
  checkUnique(bundle, reading, operations, schemas);

  const model: ApiModel = {
    title: textOf(reading.string(info, "title"), undefined),
    version: reading.string(info, "version") ?? "",
    description: textOf(reading.string(info, "description"), chineseOf(reading.extension(info, "info"))),
    tags: reading.maps(root, "tags").map((tag) => ({
      name: reading.string(tag, "name") ?? "",
      description: textOf(reading.string(tag, "description"), chineseOf(reading.extension(tag, "described"))),
    })),
    operations: sortBy(operations, ({ operationId }) => operationId),
    schemas,
    document: root.value as JsonObject,
  };
  return { model, problems: reading.problems };
}

/** Whether a document is of a version that is read here, be it that the quotes are missing. */
function isUnderstood(reading: Reading, { value }: Entry): boolean {
  if (Object.keys(value).length === 0) return true; // the bundle has said what is wrong
  const { openapi: version, swagger } = value;
  if (typeof version === "string" && /^3\.1\.\d+$/.test(version)) return true;
  const report = (pointer: string, message: string, fix: string) =>
    reading.report(pointer, { id: "openapi-version", message, fix });
  if (version === undefined && swagger !== undefined) {
    const [upgrade, convert] = [UPGRADE("openapi.yaml"), "npx swagger2openapi swagger.yaml -o openapi.yaml"];
    const name = swagger === 2 ? "2.0" : String(swagger);
    report(
      "/swagger",
      `This is Swagger ${name}, which came before OpenAPI and is not read.`,
      name === "2.0"
        ? `Convert it: \`${convert}\` makes OpenAPI 3.0 of it, and \`${upgrade}\` 3.1 of that.`
        : START,
    );
  } else if (version === undefined) {
    report("/openapi", "This file does not say which version of OpenAPI it is written in.", START);
  } else {
    const fix = /^3\.0\.\d+$/.test(String(version)) ? `Convert it: \`${UPGRADE("old.yaml")}\`.` : START;
    report("/openapi", `OpenAPI ${String(version)} is not understood.`, fix);
  }
  return version === 3.1;
}

const START = "Write the document in OpenAPI 3.1 and start it with `openapi: 3.1.0`.";
const UPGRADE = (file: string): string => `npx @scalar/cli document upgrade ${file} -o openapi.yaml`;

/** The schemas, and those of them that references may be followed to. */
function readSchemas(
  reading: Reading,
  root: Entry,
): { readonly schemas: NamedSchema[]; readonly index: SchemaIndex } {
  const components = reading.map(root, "components");
  const schemas = reading.map(components, "schemas");
  const lowerCase = new Map<string, string>();
  const read = Object.entries(schemas.value).map(([name, value]) => {
    const pointer = childPointer(schemas.pointer, name);
    const fault = identifierFault("schema name", name);
    if (fault !== undefined) reading.report(pointer, { id: "schema-name", ...fault }, "key");
    const twin = lowerCase.get(name.toLowerCase());
    if (twin !== undefined) reading.report(pointer, sameFile("schema names", twin, name), "key");
    lowerCase.set(name.toLowerCase(), name);
    return { name, schema: readSchema(reading, value, pointer) };
  });
  const faults = findAliasFaults(read, schemasOf({ schemas: read }));
  for (const { name, schema } of read) {
    const fault = faults.get(name);
    if (fault !== undefined) reading.report(schema.pointer, fault);
  }
  const sound = read.filter(({ name }) => !faults.has(name));
  return { schemas: sortBy(read, ({ name }) => name), index: schemasOf({ schemas: sound }) };
}

/** Names that differ may still meet: in a function, in a file, or in a file where upper and lower case are one. */
function checkUnique(
  bundle: Bundle,
  reading: Reading,
  operations: readonly OperationModel[],
  schemas: readonly NamedSchema[],
): void {
  const ids = new Map<string, OperationModel>();
  const files = new Map<string, OperationModel>();
  const schemaNames = new Set(schemas.map(({ name }) => name));
  for (const operation of operations) {
    const { operationId, functionName, moduleName } = operation;
    const pointer = childPointer(operation.pointer, "operationId");
    const same = ids.get(functionName);
    const names = [moduleName, `docs/${operationId.toLowerCase()}`];
    const twin = names.map((name) => files.get(name)).find((found) => found !== undefined);
    if (same !== undefined) {
      const first = formatLocation(bundle.locate(childPointer(same.pointer, "operationId")));
      reading.report(pointer, {
        id: "duplicate-operation-id",
        message: `The operationId "${operationId}" is taken by ${same.method} ${same.path} at ${first}.`,
        fix: "Give one of the two another operationId.",
      });
    } else if (twin !== undefined) {
      reading.report(pointer, sameFile("operationIds", twin.operationId, operationId));
    } else if (schemaNames.has(functionName)) {
      reading.report(pointer, {
        id: "same-name",
        message: `The operationId "${operationId}" gives a function "${functionName}", which is also a schema.`,
        fix: "Rename one of the two.",
      });
    }
    ids.set(functionName, same ?? operation);
    for (const name of names) files.set(name, files.get(name) ?? operation);
  }
}

function sameFile(what: string, first: string, second: string) {
  return {
    id: "same-file",
    message: `The ${what} "${first}" and "${second}" would be written to the same file.`,
    fix: "Rename one: upper and lower case, and underscores in an operationId, make no difference to files.",
  };
}

function sortBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => compareText(key(a), key(b)));
}
