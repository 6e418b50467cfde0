import { JSON_BODY } from "../emit/declarations.ts";
import { type Comment, codeInComment, comment, escapeComment, splitParagraphs } from "../escape/comment.ts";
import {
  type Code,
  code,
  commaSeparated,
  identifier,
  joinParts,
  keyLiteral,
  stringLiteral,
} from "../escape/typescript.ts";
import { addressParameters, type CallPlan, callPlanOf, needsAddress } from "../model/call-plan.ts";
import type { Int64 } from "../model/int64.ts";
import type { OperationModel, ParameterModel, SchemaModel } from "../model/model.ts";
import { typeNameOf } from "../model/names.ts";
import { isOfLanguage, type QueryModel, queryOf } from "../model/query.ts";
import { takesNothing } from "../model/request-body.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { isObjectType, memberType, propertyType, type ResolveReference, withoutNull } from "./declared.ts";
import { type Doc, paragraphsOf, renderJsdoc } from "./jsdoc.ts";
import { declareType, interfaceMembers } from "./model-module.ts";
import { HEADER, moduleReferences } from "./module-text.ts";
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
): Code {
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
      !(part === "params" && (narrowed || addressParameters(operation).length > 0)),
  );
  const query = queryOf(operation, schemas);
  const references = moduleReferences({
    taken: (["params", "result"] as const)
      .filter((part) => !passedOn.includes(part))
      .map((part) => names[part]),
  });
  for (const part of passedOn) references.use(names[part]);
  const inventory = query && inventoryType(identifier(names.result), types.result, references);
  const declared = [
    passedOn.includes("params")
      ? code``
      : declareParams(
          operation,
          names.params,
          { type: types.params, narrowed, inventory },
          members,
          references,
        ),
    passedOn.includes("result") ? code`` : declareResult(operation, names.result, types.result, references),
  ];

  const { result } = operation;
  const shape =
    result.kind === "none" ? undefined : payloadShape(result.schema, schemas, references.int64, code`    `);
  const callPlan = callPlanOf(operation, schemas);
  const { job: _, ...plan } = callPlan;
  const { maker, type, from } = kindOf(callPlan, query);
  const imports = [
    maker,
    ...(narrowed ? [code`type ParamsOf`] : []),
    code`type ${type}`,
    ...(query ? [code`type QueryParamsOf`] : []),
  ];
  const imported = references.usesInt64() ? code`import { int64 } from "../runtime/shape.js";\n` : code``;
  return joinParts(
    HEADER,
    code`${references.imports("../models")}import { ${commaSeparated(imports)} } from ${from};\n${imported}${references.helperImports()}`,
    passedOn.length === 0
      ? code``
      : code`export type { ${commaSeparated(passedOn.map((part) => identifier(names[part])))} };\n`,
    ...declared,
    code`${renderJsdoc(operationDoc(operation))}export const ${identifier(operation.functionName)}: ${type}<${identifier(names.params)}, ${inventory ?? identifier(names.result)}> =
  /* @__PURE__ */ ${maker}({\n${descriptorLines({ ...plan, ...keyOf(query) }, shape, int64)}  });\n`,
  );
}

/** What makes the callable, what it is, and the module of both. */
function kindOf(plan: CallPlan, query: QueryModel | undefined) {
  if (query) {
    return { maker: code`queryOperation`, type: code`QueryOperation`, from: code`"../runtime/query.js"` };
  }
  const from = needsAddress(plan)
    ? code`"../runtime/addressed-operation.js"`
    : code`"../runtime/operation.js"`;
  return plan.job
    ? { maker: code`jobOperation`, type: code`JobOperation`, from }
    : { maker: code`syncOperation`, type: code`SyncOperation`, from };
}

function keyOf(query: QueryModel | undefined): { readonly hasUuid?: boolean } {
  return query?.hasUuid === undefined ? {} : { hasUuid: query.hasUuid };
}

/** What a query asks for, by its own name if it has one, else as what the result is a list of. */
function inventoryType(result: Code, list: TypeNode | undefined, references: References): Code {
  const item = list && ts.isArrayTypeNode(list) ? referenceOf(list.elementType) : undefined;
  return item === undefined ? code`${result}[number]` : references.use(item);
}

function declareParams(
  operation: OperationModel,
  name: string,
  {
    type: body,
    narrowed,
    inventory,
  }: {
    readonly type: TypeNode | undefined;
    readonly narrowed: boolean;
    /** What a query asks for; the query language is no matter of the document. */
    readonly inventory: Code | undefined;
  },
  members: readonly TypeElement[],
  references: References,
): Code {
  const doc = renderJsdoc({ paragraphs: [comment`What ${linkTo(operation)} takes.`] });
  const bodySchema = operation.body?.params;
  const bodyText = (type: TypeNode): Code => {
    const text = renderType(type, bodySchema, references);
    if (narrowed) return code`ParamsOf<${text}>`;
    return ts.isUnionTypeNode(type) ? code`(${text})` : text;
  };
  const parameters = addressParameters(operation).filter(
    ({ name }) => inventory === undefined || !isOfLanguage(name),
  );
  if (parameters.length === 0 && inventory === undefined) {
    if (body === undefined) return code`${doc}export type ${identifier(name)} = Record<string, never>;\n`;
    return narrowed
      ? code`${doc}export type ${identifier(name)} = ${bodyText(body)};\n`
      : declareType(identifier(name), body, doc, bodySchema, references);
  }
  const lines = ["path", "query"].map((place) => {
    const type = memberType(members, ["parameters", place]);
    const own = type !== undefined && ts.isTypeLiteralNode(type) ? type.members : [];
    return renderMembers(
      inventory === undefined ? own : own.filter((member) => !isOfLanguage(memberName(member))),
      objectOf(parameters.filter((parameter) => parameter.in === place)),
      references,
      code`  `,
    );
  });
  if (inventory !== undefined) {
    return code`${doc}export interface ${identifier(name)} extends QueryParamsOf<${inventory}> ${block(lines)}\n`;
  }
  // A map's index signature holds for every member of an interface; in an intersection it stands apart.
  const bodyMembers = body && interfaceMembers(body)?.filter(ts.isPropertySignature);
  const isMap = body && interfaceMembers(body)?.length !== bodyMembers?.length;
  if (body !== undefined && (bodyMembers === undefined || isMap)) {
    return code`${doc}export type ${identifier(name)} = ${bodyText(body)} & {\n${code.join(lines)}};\n`;
  }
  const taken = new Set(parameters.map((parameter) => parameter.name));
  // Servers fill a field from the path when both name it, so there is one of it.
  const rest = bodyMembers?.filter((member) => !taken.has(propertyName(member)));
  lines.push(renderMembers(rest ?? [], bodySchema, references, code`  `));
  return code`${doc}export interface ${identifier(name)} {\n${code.join(lines)}}\n`;
}

function block(lines: readonly Code[]): Code {
  const text = code.join(lines);
  return text === "" ? code`{}` : code`{\n${text}}`;
}

function memberName(member: TypeElement): string {
  return ts.isPropertySignature(member) ? propertyName(member) : "";
}

function declareResult(
  operation: OperationModel,
  name: string,
  type: TypeNode | undefined,
  references: References,
): Code {
  const doc = renderJsdoc({ paragraphs: [resultDoc(operation)] });
  const { result } = operation;
  // A query whose document does not say what it finds.
  if (type === undefined && result.kind === "property") {
    return code`${doc}export type ${identifier(name)} = unknown[];\n`;
  }
  return type === undefined || result.kind === "none"
    ? code`${doc}export type ${identifier(name)} = void;\n`
    : declareType(identifier(name), type, doc, result.schema, references);
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

function operationDoc(operation: OperationModel): Doc {
  const { description, since, deprecated } = operation;
  return {
    paragraphs: [...titleOf(operation), ...paragraphsOf(description.en), callOf(operation)],
    since,
    see: pageOf(operation),
    deprecated,
  };
}

/** What is most worth knowing of an operation where it is called as a method. */
export function methodDoc(operation: OperationModel, further: readonly Comment[]): Doc {
  const { since, deprecated } = operation;
  return {
    paragraphs: [...titleOf(operation), callOf(operation), ...further],
    since,
    see: comment`${linkTo(operation)}, ${pageOf(operation)}`,
    deprecated,
  };
}

function titleOf({ summary }: OperationModel): Comment[] {
  return splitParagraphs(summary.en).map((text) => comment`${escapeComment(text.replace(/\.$/, ""))}.`);
}

function callOf({ method, path, execution }: OperationModel): Comment {
  const how =
    execution === "job"
      ? comment`A job: the call resolves when it has finished.`
      : comment`Synchronous: the answer is the result.`;
  return comment`${codeInComment(`${method} ${path}`)}. ${how}`;
}

/** The page of an operation within the package. */
function pageOf({ operationId }: OperationModel): Comment {
  return codeInComment(`docs/en/${operationId}.md`);
}

function resultDoc(operation: OperationModel): Comment {
  const { result } = operation;
  switch (result.kind) {
    case "property":
      return comment`What ${linkTo(operation)} gives back: ${codeInComment(result.property)} of the response.`;
    case "body":
      return comment`What ${linkTo(operation)} gives back: the whole response.`;
    case "none":
      return comment`${linkTo(operation)} gives nothing back.`;
  }
}

function linkTo({ functionName }: OperationModel): Comment {
  return comment`{@link ${escapeComment(functionName)}}`;
}

/** What the runtime must know to make the call. Which kind of operation it is, is said beside it. */
function descriptorLines(
  plan: Omit<CallPlan, "job"> & { readonly hasUuid?: boolean },
  shape: Code | undefined,
  int64: Int64,
): Code {
  const lines = Object.entries(plan).map(([name, value]) => [keyLiteral(name), sourceOf(value)] as const);
  if (shape !== undefined) {
    lines.push([code`shape`, shape]);
    // Without a shape there is nothing to tell a 64-bit integer by.
    if (int64 === "bigint") lines.push([code`int64`, sourceOf(int64)]);
  }
  return code.join(lines.map(([name, source]) => code`    ${name}: ${source},\n`));
}

/** What descriptors are made of. */
type Value = string | boolean | readonly Value[] | { readonly [key: string]: Value };

/** A JavaScript literal, spaced as a formatter would. */
function sourceOf(value: Value): Code {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "boolean") return value ? code`true` : code`false`;
  if (isList(value)) return code`[${commaSeparated(value.map(sourceOf))}]`;
  const fields = Object.entries(value).map(([name, field]) => code`${keyLiteral(name)}: ${sourceOf(field)}`);
  return fields.length === 0 ? code`{}` : code`{ ${commaSeparated(fields)} }`;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
