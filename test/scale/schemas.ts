/** The schemas of a made-up API, in the forms that those derived from ZStack's SDK have. */
import type { JsonObject } from "../../src/model/model.ts";
import { type ResourceName, resourceName } from "./names.ts";

export const STRING: JsonObject = { type: "string" };
const BOOLEAN: JsonObject = { type: "boolean" };
export const INT32: JsonObject = { type: "integer", format: "int32" };
export const INT64: JsonObject = { type: "integer", format: "int64" };
const DOUBLE: JsonObject = { type: "number", format: "double" };
/** Lists in the SDK are those of Java without their element's type. */
export const LIST: JsonObject = { type: "array", items: {} };
const MAP: JsonObject = { type: "object", additionalProperties: true };
const STATE_EVENTS = ["enable", "disable"];

export function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

export function listOf(items: JsonObject): JsonObject {
  return { type: "array", items };
}

export function objectOf(properties: JsonObject): JsonObject {
  return { type: "object", properties };
}

/** What any document has: failures, whose cause is one of their own kind. */
export const ERROR_CODE: JsonObject = objectOf({
  code: STRING,
  description: STRING,
  details: STRING,
  cause: ref("ErrorCode"),
  opaque: MAP,
});

/** The inventory of a resource, and beside it a set of states or a richer inventory where it has one. */
export function schemasOf(index: number, resources: number): Record<string, JsonObject> {
  const name = resourceName(index);
  const schemas: Record<string, JsonObject> = {
    [`${name.type}Inventory`]: objectOf(inventoryProperties(index, name, resources)),
  };
  if (hasStates(index)) {
    schemas[`${name.type}State`] = { type: "string", enum: ["Enabled", "Disabled", "PreMaintenance"] };
  }
  if (hasDetail(index)) {
    schemas[`${name.type}DetailInventory`] = {
      allOf: [ref(`${name.type}Inventory`), objectOf({ vendor: STRING, capacity: INT64 })],
    };
  }
  return schemas;
}

/** Whether the states of a resource are a schema of their own. */
function hasStates(index: number): boolean {
  return index % 4 === 0;
}

/** Whether a resource has an inventory that extends its own. */
export function hasDetail(index: number): boolean {
  return index % 7 === 2;
}

function inventoryProperties(index: number, { type, field }: ResourceName, resources: number): JsonObject {
  const properties: Record<string, JsonObject> = {
    uuid: STRING,
    name: STRING,
    description: STRING,
    zoneUuid: STRING,
    type: STRING,
    state: hasStates(index) ? ref(`${type}State`) : STRING,
    size: INT64,
    [`${field}Path`]: STRING,
    createDate: STRING,
    lastOpDate: STRING,
  };
  const more: readonly (readonly [every: number, name: string, schema: JsonObject])[] = [
    [2, "hostUuid", STRING],
    [2, "cpuNum", INT32],
    [3, "isShared", BOOLEAN],
    [3, "memorySize", INT64],
    [4, "tags", LIST],
    [5, "settings", MAP],
    [6, "parent", ref(`${type}Inventory`)],
    [9, "load", DOUBLE],
  ];
  for (const [every, key, schema] of more) if (index % every === every - 1) properties[key] = schema;
  // Three in a row lead to each other in a circle, and every eighth to the first of all.
  const next = index % 3 === 2 ? index - 2 : index + 1;
  if (next < resources) properties.members = listOf(ref(`${resourceName(next).type}Inventory`));
  if (index % 8 === 7) properties.owner = ref(`${resourceName(0).type}Inventory`);
  return properties;
}

/** The params of creating a resource: what is required, then what may be left out. */
export function createParams(index: number): JsonObject {
  const properties: Record<string, JsonObject> = {
    name: { type: "string", maxLength: 255 },
    description: { type: "string", maxLength: 2048 },
    zoneUuid: { type: "string", maxLength: 32, minLength: 32 },
    size: { ...INT64, minimum: 1 },
    type: { type: "string", enum: ["Default", "Shared", "Local"] },
  };
  const more: readonly (readonly [every: number, name: string, schema: JsonObject])[] = [
    [2, "hostUuids", LIST],
    [2, "count", { ...INT32, minimum: 1 }],
    [3, "encrypted", BOOLEAN],
    [3, "vendor", { type: "string", enum: ["Alpha", "Beta"], maxLength: 32 }],
    [5, "properties", MAP],
    [7, "ratio", { ...DOUBLE, minimum: 0 }],
    [11, "modes", listOf({ type: "string", enum: ["Fast", "Safe"] })],
  ];
  for (const [every, key, schema] of more) if (index % every === every - 1) properties[key] = schema;
  properties.resourceUuid = STRING;
  properties.tagUuids = LIST;
  return { ...objectOf(properties), required: ["name", ...(index % 2 === 0 ? ["zoneUuid", "size"] : [])] };
}

export function updateParams(): JsonObject {
  return objectOf({
    name: { type: "string", maxLength: 255 },
    description: { type: "string", maxLength: 2048 },
  });
}

export function stateParams(): JsonObject {
  return {
    ...objectOf({ stateEvent: { type: "string", enum: STATE_EVENTS } }),
    required: ["stateEvent"],
  };
}

/** What a call about a part of a resource gives back, without an inventory. */
export function facetOf(index: number): JsonObject {
  const facets: readonly JsonObject[] = [
    { total: INT64, available: INT64 },
    { value: STRING },
    { success: BOOLEAN, values: LIST },
    { data: MAP },
  ];
  return objectOf(facets[index % facets.length] as JsonObject);
}
