import { childPointer } from "../load/pointer.ts";
import { bodyOf, kindOf, resultOf, type SchemaIndex } from "./envelope.ts";
import type {
  BodyModel,
  ExampleModel,
  Json,
  Locale,
  Method,
  OperationModel,
  ParameterModel,
  ResponseModel,
} from "./model.ts";
import { functionNameOf, identifierFault, moduleNameOf } from "./names.ts";
import type { Entry, Reading } from "./reading.ts";
import { readSchema, readSchemaAt } from "./schema.ts";
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
  const parameters = readParameters(reading, pathItem, operation);
  checkPathTemplate(reading, path, parameters, pathItem, operation);
  const responses = readResponses(reading, operation);
  const ok = responses.find(({ status }) => status === "200");
  checkOk(reading, operationId, operation, ok);
  const body = bodyOf(readRequestBody(reading, operationId, method, operation), extension, fragment, schemas);
  checkParams(reading, operationId, body, schemas);
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
    result: ok ? resultOf(reading, ok.schema, extension, operation.pointer, schemas) : { kind: "none" },
    responses,
    sources: extension.sources ?? [],
    pointer: operation.pointer,
  };
}

/** The 200 says what a call gives back, and the client reads JSON alone. */
function checkOk(
  reading: Reading,
  operationId: string,
  operation: Entry,
  ok: ResponseModel | undefined,
): void {
  const responses = reading.mapAt(operation, "responses");
  const pointer = childPointer(operation.pointer, "responses");
  if (!Object.hasOwn(operation.value, "responses") || (responses && !Object.hasOwn(responses.value, "200"))) {
    reading.report(
      pointer,
      {
        id: "missing-200",
        message: `${operationId} has no 200 response, so what it gives back is unknown.`,
        fix: "Add one under responses; `'200': {description: …}` is enough when success carries nothing.",
      },
      "key",
    );
  } else if (ok?.mediaType !== undefined && !isJson(ok.mediaType)) {
    reading.report(
      childPointer(ok.pointer, "content"),
      notJson(`The 200 response of ${operationId}`, ok.mediaType),
    );
  }
}

/** Callers pass an object of named params, so that is what must go under the wrapper key. */
function checkParams(
  reading: Reading,
  operationId: string,
  body: BodyModel | undefined,
  schemas: SchemaIndex,
): void {
  if (body?.params === undefined) return;
  const kind = kindOf(body.params, schemas);
  if (!["string", "integer", "number", "boolean", "null", "array"].includes(kind)) return;
  reading.report(body.params.pointer, {
    id: "params-no-object",
    message: `The params of ${operationId} are of type ${kind}; callers pass an object.`,
    fix: "Describe them as an object with properties.",
  });
}

function notJson(what: string, mediaType: string) {
  return {
    id: "not-json",
    message: `${what} is ${mediaType}, and the client speaks JSON alone.`,
    fix: "Describe it as application/json, or leave the operation out.",
  };
}

function isJson(mediaType: string): boolean {
  return /^application\/json\b/i.test(mediaType) || /\+json\b/i.test(mediaType) || mediaType === "*/*";
}

/**
 * Whether `security` asks for anything; `undefined` when there is no such key.
 * An empty alternative beside others makes it optional, and then the client still signs.
 */
export function isSecured(reading: Reading, parent: Entry): boolean | undefined {
  if (!Object.hasOwn(parent.value, "security")) return undefined;
  return reading.maps(parent, "security").some(({ value }) => Object.keys(value).length > 0);
}

function readParameters(reading: Reading, pathItem: Entry, operation: Entry): ParameterModel[] {
  const byPlace = new Map<string, ParameterModel>();
  for (const entry of [...reading.maps(pathItem, "parameters"), ...reading.maps(operation, "parameters")]) {
    const parameter = readParameter(reading, entry);
    if (parameter !== undefined) byPlace.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  const parameters = [...byPlace.values()];
  for (const { name, pointer } of parameters.filter(
    (query) => query.in === "query" && byPlace.has(`path ${query.name}`),
  )) {
    reading.report(pointer, {
      id: "parameter-twice",
      message: `"${name}" is a parameter of the path and of the query, and callers pass it by name.`,
      fix: "Rename one of the two.",
    });
  }
  return parameters;
}

function readParameter(reading: Reading, entry: Entry): ParameterModel | undefined {
  const name = reading.string(entry, "name");
  const place = reading.string(entry, "in");
  if (
    name === undefined ||
    !(place === "path" || place === "query" || place === "header" || place === "cookie")
  ) {
    return undefined;
  }
  const content = reading.entries(reading.map(entry, "content"))[0];
  const schema =
    readSchemaAt(reading, content ?? entry, "schema") ?? readSchema(reading, true, entry.pointer);
  const extension = reading.extension(entry, "schema");
  const described = textOf(reading.string(entry, "description"), chineseOf(extension));
  return {
    name,
    in: place,
    required: place === "path" || (reading.boolean(entry, "required") ?? false),
    schema: {
      ...schema,
      description: described.en === "" ? schema.description : described,
      deprecated: schema.deprecated || (reading.boolean(entry, "deprecated") ?? false),
      javaType: extension.type ?? schema.javaType,
      since: extension.since ?? schema.since,
    },
    pointer: entry.pointer,
  };
}

function checkPathTemplate(
  reading: Reading,
  path: string,
  parameters: readonly ParameterModel[],
  pathItem: Entry,
  operation: Entry,
): void {
  const readable = reading.maps(operation, "parameters").length + reading.maps(pathItem, "parameters").length;
  // A parameter that could not be read may be the one that is missed.
  if (readable < listLength(operation) + listLength(pathItem)) return;
  const inPath = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const declared = parameters.filter((parameter) => parameter.in === "path");
  for (const name of inPath.filter((wanted) => !declared.some((parameter) => parameter.name === wanted))) {
    reading.report(
      operation.pointer,
      {
        id: "path-parameter",
        message: `The path has {${name}}, which no path parameter fills in.`,
        fix: `Add a parameter with \`name: ${name}\` and \`in: path\`.`,
      },
      "key",
    );
  }
  for (const parameter of declared.filter(({ name }) => !inPath.includes(name))) {
    reading.report(parameter.pointer, {
      id: "path-parameter",
      message: `The path parameter "${parameter.name}" does not occur in ${path}.`,
      fix: "Correct its name, or the path.",
    });
  }
}

function listLength({ value }: Entry): number {
  return Array.isArray(value.parameters) ? value.parameters.length : 0;
}

function readRequestBody(reading: Reading, operationId: string, method: Method, operation: Entry) {
  const body = reading.mapAt(operation, "requestBody");
  if (body === undefined) return undefined;
  const media = readMedia(reading, body);
  if (method === "GET" || method === "HEAD") {
    reading.report(
      childPointer(operation.pointer, "requestBody"),
      {
        id: "body-of-get",
        message: `${operationId} is a ${method}, which cannot carry a request body.`,
        fix: "Make its fields query parameters, or the operation a PUT or POST.",
      },
      "key",
    );
  } else if (media !== undefined && !isJson(media.name)) {
    reading.report(
      childPointer(body.pointer, "content"),
      notJson(`The request body of ${operationId}`, media.name),
    );
  }
  return {
    schema: media && readSchemaAt(reading, media, "schema"),
    required: reading.boolean(body, "required") ?? false,
    examples: media === undefined ? [] : readExamples(reading, media),
    pointer: body.pointer,
  };
}

function readResponses(reading: Reading, operation: Entry): ResponseModel[] {
  return reading.entries(reading.map(operation, "responses")).map((response) => {
    const media = readMedia(reading, response);
    return {
      status: response.name,
      description: textOf(
        reading.string(response, "description"),
        chineseOf(reading.extension(response, "described")),
      ),
      mediaType: media?.name,
      schema: media && readSchemaAt(reading, media, "schema"),
      examples: media === undefined ? [] : readExamples(reading, media),
      pointer: response.pointer,
    };
  });
}

/** The JSON content, or the first there is. */
function readMedia(reading: Reading, parent: Entry): (Entry & { readonly name: string }) | undefined {
  const content = reading.entries(reading.map(parent, "content"));
  return (
    content.find(({ name }) => name.startsWith("application/json")) ??
    content.find(({ name }) => isJson(name)) ??
    content[0]
  );
}

function readExamples(reading: Reading, media: Entry): ExampleModel[] {
  const named = reading.entries(reading.map(media, "examples")).map((example) => {
    const summary = reading.string(example, "summary");
    const chinese = chineseOf(reading.extension(example, "described"));
    return {
      name: example.name,
      summary: summary === undefined ? undefined : textOf(summary, chinese),
      value: example.value.value as Json | undefined,
    };
  });
  const all = Object.hasOwn(media.value, "example")
    ? [{ name: "example", summary: undefined, value: media.value.example as Json }, ...named]
    : named;
  // Those with an externalValue have nothing here to show.
  return all.filter((example): example is ExampleModel => example.value !== undefined);
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

/** The Chinese description in an extension. */
export function chineseOf(extension: Extensions["described"]): string | undefined {
  const chinese = extension["zh-CN"];
  return typeof chinese === "string" ? chinese : chinese?.description;
}
