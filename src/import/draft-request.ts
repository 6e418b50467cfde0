import { isMapping } from "../load/mapping.ts";
import type { JsonObject } from "../model/model.ts";
import { functionNameOf } from "../model/names.ts";
import type { Claims } from "./claims.ts";
import { reworded, standardParameter, standardText, wrapperText } from "./draft-parts.ts";
import { draftProperties, type SchemaDrafting, type SchemaObject } from "./draft-schema.ts";
import type { Page, PageField } from "./page.ts";
import { isQuery, QUERY_PARAMETERS, QUERY_SOURCE } from "./query-parameters.ts";
import type { YamlData } from "./yaml-text.ts";

/** The parameters of the path and of the query; `undefined` when there are none. */
export function draftParameters(claims: Claims, drafting: SchemaDrafting): YamlData | undefined {
  const { operationId } = drafting;
  const parameters = [
    ...claims.pathParameters.map((field) => draftParameter("path", field, drafting)),
    ...claims.queryParameters.map((field) => draftParameter("query", field, drafting)),
  ];
  const listed = new Set(claims.queryParameters.map(({ name }) => name));
  if (isQuery(operationId)) {
    const standard = QUERY_PARAMETERS.filter(({ name }) => !listed.has(name));
    parameters.push(...standard.map((parameter) => standardParameter(parameter, QUERY_SOURCE)));
  }
  return parameters.length === 0 ? undefined : parameters;
}

function draftParameter(place: "path" | "query", field: PageField, drafting: SchemaDrafting): SchemaObject {
  const { properties } = draftProperties(
    { fields: [field], objects: [], direction: "request", documented: false },
    drafting,
  );
  const property = reworded(
    properties[field.name] as SchemaObject,
    standardText(place === "query" ? "query" : "body", field.name),
  );
  const { description, "x-zstack": extension, ...schema } = property;
  return {
    name: field.name,
    in: place,
    required: place === "path" || field.required ? true : undefined,
    description,
    schema,
    "x-zstack": extension,
  };
}

/** What an operation sends besides parameters. */
export interface RequestDraft {
  readonly requestBody: YamlData | undefined;
  /** The name servers dispatch on; `undefined` when they do not look for one. */
  readonly action: string | undefined;
  /** The page's key, where it is another. */
  readonly documentedKey: string | undefined;
}

const KEY_SOURCE = "zstackio/zstack 5.2.1 RestServer.java:445";

/**
 * The request body. Servers find the params of a PUT under the name of the action, whatever the page calls it, and
 * those of a POST under the page's key.
 *
 * @see zstackio/zstack 5.2.1 RestServer.java:445
 */
export function draftRequestBody(page: Page, claims: Claims, drafting: SchemaDrafting): RequestDraft {
  const action = claims.method === "PUT" ? functionNameOf(drafting.operationId) : undefined;
  const { wrapper, params, tags } = claims;
  if (!claims.hasBody && claims.method !== "PUT" && claims.method !== "POST") {
    return { requestBody: undefined, action, documentedKey: undefined };
  }
  const key = action ?? wrapper?.name ?? "params";
  const documentedKey = wrapper !== undefined && wrapper.name !== key ? wrapper.name : undefined;
  const example = page.requestExample?.body?.value;
  const shown = isMapping(example) ? example : {};
  const inner = wrapper === undefined ? shown : shown[wrapper.name];
  const objects: JsonObject[] = isMapping(inner) ? [inner] : [];
  const own = draftProperties({ fields: params, objects, direction: "request", documented: false }, drafting);
  const beside = draftProperties(
    { fields: tags, objects: [shown], direction: "request", documented: false },
    drafting,
  );
  const text = wrapperText(key, documentedKey);
  const properties: Record<string, YamlData> = {
    [key]: {
      type: "object",
      description: text.en,
      required: own.required.length > 0 ? own.required : undefined,
      properties: params.length > 0 ? own.properties : undefined,
      "x-zstack": {
        type: wrapper?.listed ? wrapper.type : undefined,
        undocumented: wrapper === undefined ? { source: KEY_SOURCE } : undefined,
        "zh-CN": text["zh-CN"],
      },
    },
  };
  for (const [name, property] of Object.entries(beside.properties)) {
    properties[name] = reworded(property as SchemaObject, standardText("body", name));
  }
  const isRequired = action !== undefined || wrapper?.required === true || own.required.length > 0;
  const schema = {
    type: "object",
    required: isRequired ? [key] : undefined,
    properties,
  };
  const requestBody = {
    required: isRequired ? true : undefined,
    content: { "application/json": { schema } },
  };
  return { requestBody, action, documentedKey };
}
