import type { Json, JsonObject, OperationModel } from "../model/model.ts";
import { propertiesOf, type SchemaIndex } from "../model/schema-index.ts";
import { admits } from "./admits.ts";
import { synthesise } from "./synthesis.ts";
import { uuidOf } from "./uuid.ts";

/** The params of a call, whichever part of the request each came in. */
export type Params = Readonly<Record<string, unknown>>;

/** Fields of the payload that tell how it went; servers do not send them with a payload. */
const STATUS_PROPERTIES: ReadonlySet<string> = new Set(["success", "error"]);

/** The body of a 200: the spec's example, or one made up from its schema. */
export function templateOf(operation: OperationModel, schemas: SchemaIndex): Json {
  const { responses, result } = operation;
  const example = responses.find(({ status }) => status === "200")?.examples[0]?.value;
  if (example !== undefined && example !== null) return withoutNulls(example);
  if (result.kind === "none") return {};
  const payload = synthesise(result.schema, schemas);
  if (result.kind === "property") return { [result.property]: payload ?? {} };
  if (!isObject(payload)) return payload ?? {};
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !STATUS_PROPERTIES.has(name)));
}

/**
 * The body of a 200 for one call: the template with what the caller asked for in it.
 *
 * A resource that the call creates has uuids of its own, and so have its parts; wherever else the
 * template mentions one of them, or a resource the caller named, it mentions the right one.
 *
 * @param nextUuid names what the call creates; is not called for a call that creates nothing
 */
export function payloadOf(
  operation: OperationModel,
  template: Json,
  params: Params,
  schemas: SchemaIndex,
  nextUuid: () => string,
): Json {
  const resource = resourceIn(operation, template);
  if (resource === undefined) return template;
  const carried = carriedFields(operation, resource, params, schemas, nextUuid);
  const renamed = renamedUuids(resource, carried);
  const renamedTemplate = rename(template, renamed);
  return replaceResource(operation, renamedTemplate, (before) => ({ ...before, ...carried }));
}

/** The object of a template that the call is about: its payload, or the first in it. */
function resourceIn({ result }: OperationModel, template: Json): JsonObject | undefined {
  if (result.kind === "none" || !isObject(template)) return undefined;
  const payload = result.kind === "body" ? template : template[result.property];
  const resource = isList(payload) ? payload[0] : payload;
  return isObject(resource) ? resource : undefined;
}

function replaceResource(
  { result }: OperationModel,
  template: Json,
  replace: (resource: JsonObject) => JsonObject,
): Json {
  if (!isObject(template)) return template;
  if (result.kind !== "property") return replace(template);
  const payload = template[result.property];
  if (isObject(payload)) return { ...template, [result.property]: replace(payload) };
  if (!isList(payload)) return template;
  const items = payload.map((item, index) => (index === 0 && isObject(item) ? replace(item) : item));
  return { ...template, [result.property]: items };
}

/** What the caller said of the resource, field by field, and its uuid. */
function carriedFields(
  operation: OperationModel,
  resource: JsonObject,
  params: Params,
  schemas: SchemaIndex,
  nextUuid: () => string,
): JsonObject {
  const { result, method } = operation;
  const schema = result.kind === "none" ? undefined : result.schema;
  const itemSchema = schema?.kind === "array" ? schema.items : schema;
  const carried: Record<string, Json> = {};
  for (const property of propertiesOf(itemSchema, schemas) ?? []) {
    const { name } = property;
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (isScalar(value) && admits(property.schema, value, schemas)) define(carried, name, value);
  }
  if (typeof resource.uuid === "string" && carried.uuid === undefined) {
    const { resourceUuid } = params;
    // Reading names no resource anew: asked twice, a server tells the same.
    if (isUuid(resourceUuid)) carried.uuid = resourceUuid;
    else if (method !== "GET") carried.uuid = nextUuid();
  }
  return carried;
}

/** The uuids of the template that become others, with what each becomes. */
function renamedUuids(resource: JsonObject, carried: JsonObject): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const owner = carried.uuid;
  if (typeof owner === "string" && owner !== resource.uuid) {
    for (const uuid of uuidsWithin(resource)) renamed.set(uuid, uuidOf(`${owner}/${uuid}`));
  }
  for (const [name, value] of Object.entries(carried)) {
    const before = resource[name];
    if (isUuid(before) && typeof value === "string") renamed.set(before, value);
  }
  return renamed;
}

/** The values of all properties called `uuid`, at any depth. */
function uuidsWithin(value: Json): string[] {
  if (isList(value)) return value.flatMap(uuidsWithin);
  if (!isObject(value)) return [];
  const own = isUuid(value.uuid) ? [value.uuid] : [];
  return [...own, ...Object.values(value).flatMap(uuidsWithin)];
}

/** Replaces uuids wherever they occur, also within names and paths that are built from them. */
function rename(value: Json, renamed: ReadonlyMap<string, string>): Json {
  if (typeof value === "string") return value.replace(/[0-9a-f]{32}/g, (uuid) => renamed.get(uuid) ?? uuid);
  if (isList(value)) return value.map((item) => rename(item, renamed));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, rename(field, renamed)]));
}

/** Servers leave out fields that are null; in a list, null stays. */
function withoutNulls(value: Json): Json {
  if (isList(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutNulls(field)]));
}

/** Sets a property whatever its name; assigning to `__proto__` would do something else. */
function define(target: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
}

function isUuid(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{32}$/.test(value);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
