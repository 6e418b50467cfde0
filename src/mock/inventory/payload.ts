import { define, isMapping, ownValue } from "../../load/mapping.ts";
import { propertiesOf } from "../../model/form.ts";
import type { Json, JsonObject, OperationModel, SchemaModel } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";
import { admits } from "../coercion.ts";
import { isList, isUuid, withoutNulls } from "../json.ts";
import type { Params } from "../param-model.ts";
import { uuidOf } from "../uuid.ts";
import { synthesise } from "./synthesis.ts";

/** Fields of the payload that tell how it went; servers do not send them with a payload. */
const STATUS_PROPERTIES: ReadonlySet<string> = new Set(["success", "error"]);

/** The body of a 200 that the spec has an example of. */
export function writtenExample({ responses }: OperationModel): Json | undefined {
  const example = responses.find(({ status }) => status === "200")?.examples[0]?.value;
  return example === undefined || example === null ? undefined : withoutNulls(example);
}

/** The body of a 200: the spec's example, or one made up from its schema. */
export function templateOf(operation: OperationModel, schemas: SchemaIndex): Json {
  const example = writtenExample(operation);
  if (example !== undefined) return example;
  const { result } = operation;
  if (result.kind === "none") return {};
  const payload = synthesise(result.schema, schemas);
  if (result.kind === "property") return { [result.property]: payload ?? {} };
  if (!isMapping(payload)) return payload ?? {};
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !STATUS_PROPERTIES.has(name)));
}

/** The object of a body that the call is about: its payload, or the first in it. */
export function resourceIn({ result }: OperationModel, body: Json): JsonObject | undefined {
  if (result.kind === "none" || !isMapping(body)) return undefined;
  const payload = result.kind === "body" ? body : body[result.property];
  const resource = isList(payload) ? payload[0] : payload;
  return isMapping(resource) ? resource : undefined;
}

/** What the spec says of that object. */
export function resourceSchema({ result }: OperationModel): SchemaModel | undefined {
  if (result.kind === "none") return undefined;
  return result.schema.kind === "array" ? result.schema.items : result.schema;
}

/** What a written example says of the state a resource is in after a call. */
export function lifecycleOf({ responses }: OperationModel, example: JsonObject): JsonObject {
  const isWritten = responses.some(({ status, examples }) => status === "200" && examples.length > 0);
  const told = isWritten ? LIFECYCLE.filter((name) => example[name] !== undefined) : [];
  return Object.fromEntries(told.map((name) => [name, example[name]!]));
}

/** The fields that actions change without being told a value. */
const LIFECYCLE = ["state", "status"] as const;

/** A body with another resource in the place of the one that the call is about. */
export function withResource({ result }: OperationModel, body: Json, resource: JsonObject): Json {
  if (!isMapping(body)) return body;
  if (result.kind !== "property") return resource;
  const payload = body[result.property];
  if (isMapping(payload)) return { ...body, [result.property]: resource };
  if (!isList(payload)) return body;
  return { ...body, [result.property]: [resource, ...payload.slice(1)] };
}

/**
 * What the caller said of a resource, field by field, where it fits. A reference that is empty says nothing: servers
 * have none then.
 */
export function carriedFields(
  schema: SchemaModel | undefined,
  params: Params,
  schemas: SchemaIndex,
): JsonObject {
  const carried: Record<string, Json> = {};
  for (const property of propertiesOf(schema, schemas) ?? []) {
    const { name } = property;
    const value = ownValue(params, name);
    if (value === undefined || value === null || (value === "" && isReference(name))) continue;
    if (admits(property.schema, value, schemas)) define(carried, name, value);
  }
  return carried;
}

/**
 * What the caller said of a resource in an action on it. Only where the action changes what is told are its params about
 * the resource; else they are about the action, such as how a VM stops, but for the resources they name.
 */
export function fieldsOfAction(
  { operationId }: OperationModel,
  ...[schema, params, schemas]: Parameters<typeof carriedFields>
): JsonObject {
  const said = carriedFields(schema, params, schemas);
  if (CHANGES.test(operationId)) return said;
  return Object.fromEntries(Object.entries(said).filter(([name]) => isReference(name)));
}

/** The verbs of operations that set what they are told. */
const CHANGES = /^(?:Add|Attach|Change|Edit|Modify|Rename|Resize|Set|Update)[A-Z]/;

/** Whether a field names a resource. */
function isReference(name: string): boolean {
  return /^uuid$|Uuid$/.test(name);
}

/**
 * A template with what the caller asked for in it.
 *
 * A resource with another uuid than the template's has parts with uuids of their own, too; wherever else the
 * template mentions one of them, or a resource the caller named, it mentions the right one.
 */
export function instantiate(
  template: Json,
  resource: JsonObject,
  carried: JsonObject,
): { readonly body: Json; readonly resource: JsonObject } {
  const renamed = renamedUuids(resource, carried);
  const body = rename(template, renamed);
  const made = rename(resource, renamed);
  return { body, resource: { ...(isMapping(made) ? made : {}), ...carried } };
}

/** The uuids of the template that become others, with what each becomes. */
function renamedUuids(resource: JsonObject, carried: JsonObject): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const owner = carried.uuid;
  if (typeof owner === "string" && owner !== resource.uuid) {
    for (const uuid of uuidsWithin(resource)) renamed.set(uuid, uuidOf(`${owner}/${uuid}`));
  }
  for (const [name, value] of Object.entries(carried)) {
    const before = ownValue(resource, name);
    if (isUuid(before) && typeof value === "string") renamed.set(before, value);
  }
  return renamed;
}

/** The values of all properties called `uuid`, at any depth. */
function uuidsWithin(value: Json): string[] {
  if (isList(value)) return value.flatMap(uuidsWithin);
  if (!isMapping(value)) return [];
  const own = isUuid(value.uuid) ? [value.uuid] : [];
  return [...own, ...Object.values(value).flatMap(uuidsWithin)];
}

/** Replaces uuids wherever they occur, also within names and paths that are built from them. */
function rename(value: Json, renamed: ReadonlyMap<string, string>): Json {
  if (renamed.size === 0) return value;
  if (typeof value === "string") return value.replace(/[0-9a-f]{32}/g, (uuid) => renamed.get(uuid) ?? uuid);
  if (isList(value)) return value.map((item) => rename(item, renamed));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, rename(field, renamed)]));
}
