import { JSON_BODY } from "../emit/declarations.ts";
import type { Int64 } from "../model/int64.ts";
import type { OperationModel, ParameterModel, SchemaModel } from "../model/model.ts";
import { typeNameOf } from "../model/names.ts";
import { takesNothing } from "../model/request-body.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { isObjectType, memberType, propertyType, type ResolveReference, withoutNull } from "./declared.ts";
import { paragraphsOf, renderJsdoc } from "./jsdoc.ts";
import { declareType, interfaceMembers } from "./model-module.ts";
import { HEADER, joinParts, moduleReferences } from "./module-text.ts";
import { payloadShape } from "./shape-literal.ts";
import { type TypeElement, type TypeNode, ts } from "./ts-morph.ts";
import { propertyName, type References, referenceOf, renderMembers, renderType } from "./type-text.ts";

/** What operations have in common. */
export interface OperationSurroundings {
  readonly resolve: ResolveReference;
  readonly schemas: SchemaIndex;
  readonly int64: Int64;
}

/** The module of an operation: its params, its result, and the callable. */
export function renderOperationModule(
  operation: OperationModel,
  members: readonly TypeElement[],
  { resolve, schemas, int64 }: OperationSurroundings,
): string {
  const names = {
    params: `${typeNameOf(operation.operationId)}Params`,
    result: `${typeNameOf(operation.operationId)}Result`,
  };
  const types = {
    params: takesNothing(operation.body, schemas) ? undefined : paramsType(operation, members, resolve),
    result: resultType(operation, members, resolve),
  };
  // What may be no object as well, for callers to pass objects.
  const narrowed = types.params !== undefined && !isObjectType(types.params, resolve);
  // A component schema that is already what is wanted, name and all, is passed on as it is.
  const passedOn = (["params", "result"] as const).filter(
    (part) =>
      types[part] !== undefined &&
      referenceOf(types[part]) === names[part] &&
      !(part === "params" && (narrowed || hasParameters(operation))),
  );
  const references = moduleReferences({
    taken: (["params", "result"] as const)
      .filter((part) => !passedOn.includes(part))
      .map((part) => names[part]),
  });
  for (const part of passedOn) references.use(names[part]);
  const declared = [
    passedOn.includes("params")
      ? ""
      : declareParams(operation, names.params, { type: types.params, narrowed }, members, references),
    passedOn.includes("result") ? "" : declareResult(operation, names.result, types.result, references),
  ];

  const { result } = operation;
  const shape =
    result.kind === "none" ? undefined : payloadShape(result.schema, schemas, references.int64, "    ");
  const kind = operation.execution === "job" ? "jobOperation" : "syncOperation";
  const type = operation.execution === "job" ? "JobOperation" : "SyncOperation";
  return joinParts(
    HEADER,
    `${references.imports("../models")}import { ${[kind, ...(narrowed ? ["type ParamsOf"] : []), `type ${type}`].join(", ")} } from "../runtime/operation.js";\n` +
      (references.usesInt64() ? 'import { int64 } from "../runtime/shape.js";\n' : "") +
      references.helperImports(),
    passedOn.length === 0 ? "" : `export type { ${passedOn.map((part) => names[part]).join(", ")} };\n`,
    ...declared,
    `${renderJsdoc(operationDoc(operation), "")}export const ${operation.functionName}: ${type}<${names.params}, ${names.result}> =\n` +
      `  /* @__PURE__ */ ${kind}({\n${descriptorLines(operation, shape, int64)}  });\n`,
  );
}

function declareParams(
  operation: OperationModel,
  name: string,
  { type: body, narrowed }: { readonly type: TypeNode | undefined; readonly narrowed: boolean },
  members: readonly TypeElement[],
  references: References,
): string {
  const doc = renderJsdoc({ paragraphs: [`What {@link ${operation.functionName}} takes.`] }, "");
  const bodySchema = operation.body?.params;
  const bodyText = (type: TypeNode): string => {
    const text = renderType(type, bodySchema, references, "");
    if (narrowed) return `ParamsOf<${text}>`;
    return ts.isUnionTypeNode(type) ? `(${text})` : text;
  };
  if (!hasParameters(operation)) {
    if (body === undefined) return `${doc}export type ${name} = Record<string, never>;\n`;
    return narrowed
      ? `${doc}export type ${name} = ${bodyText(body)};\n`
      : declareType(name, body, doc, bodySchema, references);
  }
  const parameters = operation.parameters.filter(isParam);
  const lines = ["path", "query"].map((place) => {
    const type = memberType(members, ["parameters", place]);
    const own = type !== undefined && ts.isTypeLiteralNode(type) ? type.members : [];
    return renderMembers(
      own,
      objectOf(parameters.filter((parameter) => parameter.in === place)),
      references,
      "  ",
    );
  });
  // A map's index signature holds for every member of an interface; in an intersection it stands apart.
  const bodyMembers = body && interfaceMembers(body)?.filter(ts.isPropertySignature);
  const isMap = body && interfaceMembers(body)?.length !== bodyMembers?.length;
  if (body !== undefined && (bodyMembers === undefined || isMap)) {
    return `${doc}export type ${name} = ${bodyText(body)} & {\n${lines.join("")}};\n`;
  }
  const taken = new Set(parameters.map((parameter) => parameter.name));
  // Servers fill a field from the path when both name it, so there is one of it.
  const rest = bodyMembers?.filter((member) => !taken.has(propertyName(member)));
  lines.push(renderMembers(rest ?? [], bodySchema, references, "  "));
  return `${doc}export interface ${name} {\n${lines.join("")}}\n`;
}

function declareResult(
  operation: OperationModel,
  name: string,
  type: TypeNode | undefined,
  references: References,
): string {
  const doc = renderJsdoc({ paragraphs: [resultDoc(operation)] }, "");
  const { result } = operation;
  return type === undefined || result.kind === "none"
    ? `${doc}export type ${name} = void;\n`
    : declareType(name, type, doc, result.schema, references);
}

/** The payload's type, out of the envelope. */
function resultType(
  { result }: OperationModel,
  members: readonly TypeElement[],
  resolve: ResolveReference,
): TypeNode | undefined {
  if (result.kind === "none") return undefined;
  const envelope = memberType(members, ["responses", "200", "content", JSON_BODY]);
  const type = result.kind === "property" ? propertyType(envelope, result.property, resolve) : envelope;
  return type && withoutNull(type);
}

/** The type of what goes under the wrapper key; `undefined` when nothing does. */
function paramsType(
  { body }: OperationModel,
  members: readonly TypeElement[],
  resolve: ResolveReference,
): TypeNode | undefined {
  if (body === undefined) return undefined;
  const whole = memberType(members, ["requestBody", "content", JSON_BODY]);
  const type = body.wrapper === undefined ? whole : propertyType(whole, body.wrapper, resolve);
  return type && withoutNull(type);
}

function hasParameters(operation: OperationModel): boolean {
  return operation.parameters.some(isParam);
}

/** Headers are for `CallOptions.headers`: what a call is about does not travel in them. */
function isParam(parameter: ParameterModel): boolean {
  return parameter.in === "path" || parameter.in === "query";
}

/** Parameters as the properties of an object, so that their docs are found like any other. */
function objectOf(parameters: readonly ParameterModel[]): SchemaModel | undefined {
  const [first] = parameters;
  return (
    first && {
      ...first.schema,
      kind: "object",
      additional: undefined,
      properties: parameters.map(({ name, required, schema }) => ({
        name,
        required,
        documentedRequired: false,
        undocumented: undefined,
        schema,
      })),
    }
  );
}

function operationDoc(operation: OperationModel) {
  const { summary, description, method, path, execution, since, deprecated } = operation;
  const how =
    execution === "job"
      ? "A job: the call resolves when it has finished."
      : "Synchronous: the answer is the result.";
  const title = paragraphsOf(summary.en).map((text) => `${text.replace(/\.$/, "")}.`);
  return {
    paragraphs: [...title, ...paragraphsOf(description.en), `\`${method} ${path}\`. ${how}`],
    since,
    deprecated,
  };
}

function resultDoc({ functionName, result }: OperationModel): string {
  switch (result.kind) {
    case "property":
      return `What {@link ${functionName}} gives back: \`${result.property}\` of the response.`;
    case "body":
      return `What {@link ${functionName}} gives back: the whole response.`;
    case "none":
      return `{@link ${functionName}} gives nothing back.`;
  }
}

/** What the runtime must know to make the call. Fields at their default are left out. */
function descriptorLines(operation: OperationModel, shape: string | undefined, int64: Int64): string {
  const { operationId, method, path, parameters, body, authenticated, result } = operation;
  const named = (place: string) =>
    parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);
  const values: [string, unknown][] = [
    ["id", operationId],
    ["method", method],
    ["path", path],
    ["pathParams", named("path")],
    ["queryParams", named("query")],
    ["body", body && { key: body.actionKey, documentedKey: body.documentedKey }],
    ["authenticated", authenticated ? undefined : false],
    ["result", result.kind === "property" ? result.property : result.kind === "body" ? true : undefined],
  ];
  const fields = values
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => [name, sourceOf(value)]);
  if (shape !== undefined) {
    fields.push(["shape", shape]);
    // Without a shape there is nothing to tell a 64-bit integer by.
    if (int64 === "bigint") fields.push(["int64", sourceOf(int64)]);
  }
  return fields.map(([name, source]) => `    ${name}: ${source},\n`).join("");
}

/** A JavaScript literal, spaced as a formatter would. */
function sourceOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sourceOf).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return fields.length === 0
    ? "{}"
    : `{ ${fields.map(([name, field]) => `${name}: ${sourceOf(field)}`).join(", ")} }`;
}
