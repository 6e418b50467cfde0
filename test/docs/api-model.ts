/** Small API models by hand: everything has a default, a test states only what it is about. */

import type {
  ApiModel,
  BodyModel,
  OperationModel,
  ParameterModel,
  PropertyModel,
  ResponseModel,
  SchemaFacts,
  SchemaModel,
  Text,
} from "../../src/model/model.ts";

export function text(en: string, chinese = en): Text {
  return { en, "zh-CN": chinese };
}

type Facts = Partial<SchemaFacts>;

function facts(given: Facts): SchemaFacts {
  return {
    description: text(""),
    javaType: undefined,
    nullable: false,
    deprecated: false,
    since: undefined,
    default: undefined,
    examples: [],
    values: undefined,
    limits: {},
    source: {},
    pointer: "",
    ...given,
  };
}

export const any = (given: Facts = {}): SchemaModel => ({ ...facts(given), kind: "any" });
export const nothing = (given: Facts = {}): SchemaModel => ({ ...facts(given), kind: "null" });
export const bool = (given: Facts = {}): SchemaModel => ({ ...facts(given), kind: "boolean" });
export const string = (given: Facts = {}): SchemaModel => ({
  ...facts(given),
  kind: "string",
  format: undefined,
});
export const number = (given: Facts = {}): SchemaModel => ({
  ...facts(given),
  kind: "number",
  format: undefined,
});
export const integer = (given: Facts = {}, format?: string): SchemaModel => ({
  ...facts(given),
  kind: "integer",
  format,
});
export const list = (items: SchemaModel | undefined, given: Facts = {}): SchemaModel => ({
  ...facts(given),
  kind: "array",
  items,
});
export const ref = (name: string, given: Facts = {}): SchemaModel => ({ ...facts(given), kind: "ref", name });
export const map = (additional: SchemaModel, given: Facts = {}): SchemaModel => ({
  ...facts(given),
  kind: "object",
  properties: [],
  additional,
});
export const object = (properties: Properties, given: Facts = {}): SchemaModel => ({
  ...facts(given),
  kind: "object",
  properties: propertiesOf(properties),
  additional: undefined,
});
export const combined = (
  kind: "allOf" | "anyOf" | "oneOf",
  members: readonly SchemaModel[],
  given: Facts = {},
): SchemaModel => ({ ...facts(given), kind, members });

/** A name ending in `!` is required, in `?` only documented as required. */
type Properties = Readonly<Record<string, SchemaModel | Partial<PropertyModel>>>;

function propertiesOf(properties: Properties): PropertyModel[] {
  return Object.entries(properties).map(([key, given]) => ({
    name: key.replace(/[!?]$/, ""),
    required: key.endsWith("!"),
    documentedRequired: key.endsWith("?"),
    undocumented: undefined,
    schema: string(),
    ...("kind" in given ? { schema: given } : given),
  }));
}

export function parameter(
  place: ParameterModel["in"],
  name: string,
  schema: SchemaModel = string(),
  required = true,
): ParameterModel {
  return { name, in: place, required, schema, pointer: "" };
}

/** A body whose params lie under `key` in the spec, with the usual tags beside it. */
export function body(key: string, params: SchemaModel, given: Partial<BodyModel> = {}): BodyModel {
  const schema = object({ [`${key}!`]: params, systemTags: list(string()), userTags: list(string()) });
  return {
    wrapper: key,
    actionKey: key,
    documentedKey: undefined,
    params,
    schema,
    required: true,
    examples: [],
    pointer: "",
    ...given,
  };
}

export function response(status: string, given: Partial<ResponseModel> = {}): ResponseModel {
  return {
    status,
    description: text(""),
    mediaType: given.schema === undefined ? undefined : "application/json",
    schema: undefined,
    examples: [],
    pointer: "",
    ...given,
  };
}

export function operation(given: Partial<OperationModel> = {}): OperationModel {
  const operationId = given.operationId ?? "StartVm";
  return {
    operationId,
    functionName: operationId.charAt(0).toLowerCase() + operationId.slice(1),
    moduleName: operationId.toLowerCase(),
    method: "PUT",
    path: "/zstack/v1/vm-instances/{uuid}/actions",
    tag: undefined,
    summary: text("Start a VM", "启动云主机"),
    description: text(""),
    category: { en: [], "zh-CN": [] },
    since: undefined,
    deprecated: false,
    execution: "sync",
    documentedExecution: undefined,
    authenticated: true,
    parameters: [],
    body: undefined,
    result: { kind: "none" },
    responses: [],
    sources: [],
    pointer: "",
    ...given,
  };
}

export function api(
  operations: readonly OperationModel[],
  schemas: Readonly<Record<string, SchemaModel>> = {},
  given: Partial<ApiModel> = {},
): ApiModel {
  return {
    title: text("Test API", "测试 API"),
    version: "1.2.3",
    description: text(""),
    tags: [],
    operations,
    schemas: Object.entries(schemas).map(([name, schema]) => ({ name, schema })),
    document: {},
    ...given,
  };
}
