import { childPointer } from "../load/pointer.ts";
import { bodyOf, resultOf } from "./envelope.ts";
import type { Locale, Method, OperationModel } from "./model.ts";
import { functionNameOf, identifierFault, moduleNameOf } from "./names.ts";
import { readParameters } from "./parameter.ts";
import { hasQueryParameters } from "./query.ts";
import type { Entry, Reading } from "./reading.ts";
import { checkParams, readRequestBody } from "./request-body.ts";
import { readResponses } from "./response.ts";
import type { SchemaIndex } from "./schema-index.ts";
import { LOCALES, textOf } from "./text.ts";
import type { Extensions } from "./x-zstack.ts";

/** Reads one operation. @see https://spec.openapis.org/oas/v3.1.0#operation-object */
export function readOperation(
  reading: Reading,
  method: Method,
  pathKey: string,
  pathItem: Entry,
  operation: Entry,
  securedByDefault: boolean,
  schemas: SchemaIndex,
): OperationModel | undefined {
  const operationId = reading.string(operation, "operationId");
  if (operationId === undefined) {
    reading.report(
      operation.pointer,
      {
        id: "missing-operation-id",
        missedIn: operation.pointer,
        message: `${method} ${pathKey} has no operationId, so nothing can be named after it.`,
        fix: "Add one in PascalCase, such as `operationId: QueryVmInstance`.",
      },
      "key",
    );
    return undefined;
  }
  const functionName = functionNameOf(operationId);
  const fault = identifierFault("operationId", operationId) ?? identifierFault("operationId", functionName);
  if (fault !== undefined) {
    reading.report(childPointer(operation.pointer, "operationId"), { id: "operation-id", ...fault });
  }

  const extension = reading.extension(operation, "operation");
  const [path = pathKey, fragment] = pathKey.split("#");
  const parameters = readParameters(reading, path, pathItem, operation);
  const responses = readResponses(reading, operationId, operation);
  const ok = responses.find(({ status }) => status === "200");
  const request = readRequestBody(reading, operationId, method, operation);
  const body = bodyOf(request, extension, fragment, schemas);
  checkParams(reading, operationId, body, schemas);
  const isQuery = body === undefined && hasQueryParameters(parameters);
  const execution =
    extension.execution ?? (responses.some(({ status }) => status === "202") ? "job" : "sync");

  return {
    operationId,
    functionName,
    moduleName: moduleNameOf(operationId),
    method,
    path,
    tag: reading.strings(operation, "tags")[0],
    summary: textOf(reading.string(operation, "summary") ?? operationId, extension["zh-CN"]?.summary),
    description: textOf(reading.string(operation, "description"), extension["zh-CN"]?.description),
    category: categoryOf(extension),
    since: extension.since,
    deprecated: reading.boolean(operation, "deprecated") ?? false,
    execution,
    documentedExecution:
      extension.documentedExecution === execution ? undefined : extension.documentedExecution,
    authenticated: isSecured(reading, operation) ?? securedByDefault,
    parameters,
    body,
    result: ok
      ? resultOf(reading, ok.schema, extension, operation.pointer, schemas, isQuery)
      : { kind: "none" },
    responses,
    sources: extension.sources ?? [],
    pointer: operation.pointer,
  };
}

/**
 * Whether `security` asks for anything; `undefined` when there is no such key.
 * An empty alternative beside others makes it optional, and then the client still signs.
 */
export function isSecured(reading: Reading, parent: Entry): boolean | undefined {
  if (!Object.hasOwn(parent.value, "security")) return undefined;
  return reading.maps(parent, "security").some(({ value }) => Object.keys(value).length > 0);
}

function categoryOf(extension: Extensions["operation"]): Record<Locale, readonly string[]> {
  const english = breadcrumb(extension.category) ?? [];
  const chinese = breadcrumb(extension["zh-CN"]?.category) ?? english;
  return Object.fromEntries(
    LOCALES.map((locale) => [locale, locale === "zh-CN" ? chinese : english]),
  ) as Record<Locale, readonly string[]>;
}

function breadcrumb(category: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof category === "string" ? category.split("/").map((part) => part.trim()) : category;
}
