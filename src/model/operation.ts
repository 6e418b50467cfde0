import { childPointer } from "../load/pointer.ts";
import { bodyOf, resultOf, type SchemaIndex } from "./envelope.ts";
import type {
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
import { readSchemaAt } from "./schema.ts";
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
  checkPathTemplate(reading, path, parameters, operation);
  const responses = readResponses(reading, operation);
  const ok = responses.find(({ status }) => status === "200");
  if (ok === undefined) {
    reading.report(
      childPointer(operation.pointer, "responses"),
      {
        id: "missing-200",
        message: `${operationId} has no 200 response, so what it gives back is unknown.`,
        fix: "Add one under responses; `'200': {description: …}` is enough when success carries nothing.",
      },
      "key",
    );
  }
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
    body: bodyOf(readRequestBody(reading, operation), extension, fragment, schemas),
    result: resultOf(reading, ok?.schema, extension, operation.pointer, schemas),
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

function readParameters(reading: Reading, pathItem: Entry, operation: Entry): ParameterModel[] {
  const byPlace = new Map<string, ParameterModel>();
  for (const parameter of [
    ...reading.maps(pathItem, "parameters"),
    ...reading.maps(operation, "parameters"),
  ]) {
    const name = reading.string(parameter, "name");
    const place = reading.string(parameter, "in");
    if (
      name === undefined ||
      !(place === "path" || place === "query" || place === "header" || place === "cookie")
    ) {
      reading.report(parameter.pointer, {
        id: "parameter",
        message: `A parameter needs a name, and a place to be in.`,
        fix: "Write `name: …` and `in: path`, `query`, `header` or `cookie`.",
      });
      continue;
    }
    const schema =
      readSchemaAt(reading, parameter, "schema") ??
      readSchemaAt(reading, { ...parameter, value: { schema: {} } }, "schema")!;
    const described = textOf(
      reading.string(parameter, "description"),
      chineseOf(reading.extension(parameter, "schema")),
    );
    byPlace.set(`${place} ${name}`, {
      name,
      in: place,
      required: place === "path" || (reading.boolean(parameter, "required") ?? false),
      schema: {
        ...schema,
        description: described.en === "" ? schema.description : described,
        deprecated: schema.deprecated || (reading.boolean(parameter, "deprecated") ?? false),
        javaType: reading.extension(parameter, "schema").type ?? schema.javaType,
        since: reading.extension(parameter, "schema").since ?? schema.since,
      },
      pointer: parameter.pointer,
    });
  }
  return [...byPlace.values()];
}

function checkPathTemplate(
  reading: Reading,
  path: string,
  parameters: readonly ParameterModel[],
  operation: Entry,
): void {
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

function readRequestBody(reading: Reading, operation: Entry) {
  if (!Object.hasOwn(operation.value, "requestBody")) return undefined;
  const body = reading.map(operation, "requestBody");
  const media = readMedia(reading, body);
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
  return content.find(({ name }) => name.includes("json")) ?? content[0];
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
