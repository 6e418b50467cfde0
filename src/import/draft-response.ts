import { isMapping } from "../load/mapping.ts";
import type { Execution, Json } from "../model/model.ts";
import { bareField, type Claims } from "./claims.ts";
import { okText, reworded, standardText } from "./draft-parts.ts";
import { draftProperties, type SchemaDrafting, type SchemaObject } from "./draft-schema.ts";
import type { Page, PageField } from "./page.ts";
import { isQuery, QUERY_SOURCE, QUERY_TOTAL } from "./query-parameters.ts";
import { refBetween, type SpecLayout } from "./spec-layout.ts";
import type { YamlData } from "./yaml-text.ts";

/** Which property of the 200 is the result. */
export type ResultName = "inventory" | "inventories" | "none";

export interface ResponseDraft {
  readonly responses: YamlData;
  readonly result: ResultName;
  /** The example of the 200; `undefined` when the page has none. */
  readonly example: Json | undefined;
}

/** The responses of the spec that operations share, by what they are for. */
const SHARED: readonly (readonly [status: string, name: string])[] = [
  ["400", "BadRequest"],
  ["403", "Forbidden"],
  ["404", "NotFound"],
  ["429", "TooManyRequests"],
  ["500", "InternalError"],
];

export interface ResponseInput {
  readonly page: Page;
  readonly claims: Claims;
  readonly execution: Execution;
  readonly authenticated: boolean;
  /** The file that the operation goes to. */
  readonly file: string;
  readonly exampleFile: string;
}

/** The 200 as the page has it, and the responses that all operations of the spec share. */
export function draftResponses(
  input: ResponseInput,
  layout: SpecLayout,
  drafting: SchemaDrafting,
): ResponseDraft {
  const { page, claims, execution, file } = input;
  const example = page.responseExample === undefined ? undefined : withoutNulls(page.responseExample.value);
  const fields = claims.response ?? fieldsOfExample(example, page);
  const result = resultOf(fields);
  const text = okText(execution === "job", fields.length === 0);
  const ref = (name: string): YamlData => ({ $ref: layout.refTo("responses", name, file) });
  const shared = SHARED.filter(
    ([status, name]) =>
      layout.has(`/components/responses/${name}`) && (status !== "403" || input.authenticated),
  );
  const responses: Record<string, YamlData> = {
    "200": {
      description: text.en,
      content: {
        "application/json": {
          schema: draftEnvelope(fields, example, claims, drafting),
          examples:
            example === undefined ? undefined : { documented: { $ref: refBetween(file, input.exampleFile) } },
        },
      },
      "x-zstack": { "zh-CN": text["zh-CN"] },
    },
  };
  if (execution === "job") responses["202"] = ref("JobAccepted");
  for (const [status, name] of shared) responses[status] = ref(name);
  responses["503"] = ref("Failed");
  return { responses, result, example };
}

function draftEnvelope(
  fields: readonly PageField[],
  example: Json | undefined,
  claims: Claims,
  drafting: SchemaDrafting,
): YamlData {
  const objects = isMapping(example) ? [example] : [];
  const documented = claims.response !== undefined;
  const drafts = draftProperties({ fields, objects, direction: "response", documented }, drafting);
  const properties: Record<string, YamlData> = {};
  for (const [name, property] of Object.entries(drafts.properties)) {
    properties[name] = reworded(property as SchemaObject, standardText("envelope", name));
  }
  if (isQuery(drafting.operationId) && properties.total === undefined) {
    const { schema, javaType, description } = QUERY_TOTAL;
    properties.total = {
      ...(schema as SchemaObject),
      description: description.en,
      "x-zstack": {
        type: javaType,
        undocumented: { source: QUERY_SOURCE },
        "zh-CN": description["zh-CN"],
      },
    };
  }
  // Without a tree nothing is said to be required; the payload is what the call is for.
  const payload = documented ? [] : drafts.properties.inventory ? ["inventory"] : [];
  const required = [...drafts.required, ...payload];
  return {
    type: "object",
    required: required.length > 0 ? required : undefined,
    properties: Object.keys(properties).length > 0 ? properties : undefined,
  };
}

function resultOf(fields: readonly PageField[]): ResultName {
  const names = new Set(fields.map(({ name }) => name));
  return names.has("inventory") ? "inventory" : names.has("inventories") ? "inventories" : "none";
}

function fieldsOfExample(example: Json | undefined, page: Page): PageField[] {
  if (!isMapping(example)) return [];
  return Object.keys(example).map((name) => bareField(name, page.responseExample?.line ?? 1));
}

/** Servers leave out what is null, and a schema need not allow for it. */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).filter(([, below]) => below !== null);
  return Object.fromEntries(entries.map(([key, below]) => [key, withoutNulls(below)]));
}
