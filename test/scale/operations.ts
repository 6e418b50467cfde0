/** The operations on one resource of a made-up API. */
import type { JsonObject } from "../../src/model/model.ts";
import { type ResourceName, resourceName } from "./names.ts";
import {
  createParams,
  facetOf,
  hasDetail,
  INT64,
  LIST,
  listOf,
  objectOf,
  ref,
  STRING,
  stateParams,
  updateParams,
} from "./schemas.ts";

/** One operation, where it stands in the document, and what it brings along. */
export interface MadeOperation {
  /** The key of its path item: with a fragment where another action has the path already. */
  readonly key: string;
  readonly method: "get" | "put" | "post" | "delete";
  readonly operation: JsonObject;
  /** The schema of its 200, which is named after it. `undefined`: the 200 is a bare object. */
  readonly result: JsonObject | undefined;
}

interface Parts {
  readonly id: string;
  readonly key: string;
  readonly method: MadeOperation["method"];
  readonly tag: string;
  readonly parameters?: readonly JsonObject[];
  readonly body?: { readonly wrapper: string; readonly params: JsonObject };
  readonly result?: JsonObject | undefined;
  /** Default: everything but GET. */
  readonly job?: boolean;
  /** Default: needs a session. */
  readonly open?: true;
}

interface Action {
  readonly action: string;
  readonly key: string;
  readonly params: JsonObject;
  readonly result: JsonObject | undefined;
}

/** Seven operations, eight or more where a resource has actions of its own. */
export function operationsOf(index: number, actions: number): MadeOperation[] {
  const name = resourceName(index);
  return [
    query(index, name),
    create(index, name),
    update(name),
    changeState(index, name),
    remove(index, name),
    getFacet(index, name),
    attach(index, name),
    ...(index === 0 ? moreActions(name, actions) : []),
  ];
}

/** What any API has that is called with sessions. */
export function sessionOperations(): MadeOperation[] {
  const sessions = "/zstack/v1/accounts/sessions/{sessionUuid}";
  const credentials = { ...objectOf({ accountName: STRING, password: STRING }) };
  const login = {
    wrapper: "logInByAccount",
    params: { ...credentials, required: ["accountName", "password"] },
  };
  const common = { tag: "accounts", job: false, open: true } as const;
  return [
    made({ ...common, id: "LogInByAccount", key: "/zstack/v1/accounts/login", method: "put", body: login }),
    made({ ...common, id: "LogOut", key: sessions, method: "delete", parameters: [inPath("sessionUuid")] }),
    made({
      ...common,
      id: "ValidateSession",
      key: `${sessions}/valid`,
      method: "get",
      parameters: [inPath("sessionUuid")],
      result: objectOf({ valid: { type: "boolean" } }),
    }),
  ];
}

function query(index: number, { type, path, tag }: ResourceName): MadeOperation {
  const items = index % 3 === 0 ? ref(`${type}Inventory`) : {};
  return made({
    id: `Query${type}`,
    key: path,
    method: "get",
    tag,
    parameters: [
      inQuery("q", listOf(STRING)),
      inQuery("limit", { type: "integer" }),
      inQuery("start", { type: "integer" }),
      inQuery("count", { type: "boolean" }),
      inQuery("replyWithCount", { type: "boolean" }),
      inQuery("sort", STRING),
    ],
    result: index % 17 === 16 ? undefined : objectOf({ inventories: listOf(items), total: INT64 }),
  });
}

function create(index: number, { type, path, tag }: ResourceName): MadeOperation {
  // A few wrappers of the SDK are misspelt, and are what servers take for the key all the same.
  const wrapper = index % 120 === 5 ? "param" : index % 120 === 6 ? "null" : "params";
  return made({
    id: `Create${type}`,
    key: path,
    method: "post",
    tag,
    body: { wrapper, params: createParams(index) },
    result: inventory(hasDetail(index) ? `${type}Detail` : type),
  });
}

function update({ type, field, path, tag }: ResourceName): MadeOperation {
  const id = `Update${type}`;
  return made({
    id,
    key: `${path}/{uuid}/actions`,
    method: "put",
    tag,
    parameters: [inPath("uuid")],
    body: { wrapper: `update${capital(field)}`, params: updateParams() },
    result: inventory(type),
  });
}

/** On every third resource the second action on its path. */
function changeState(index: number, name: ResourceName): MadeOperation {
  const action = `change${name.type}State`;
  const key =
    index % 3 === 0 ? `${name.path}/{uuid}/actions#${action}` : `${name.path}/{uuid}/states/actions`;
  const results = [inventory(name.type), objectOf({}), facetOf(index), inventory(name.type), undefined];
  const result = index % 15 === 8 ? inventories(name.type) : results[index % results.length];
  return actionOn(name, { action, key, params: stateParams(), result });
}

function moreActions(name: ResourceName, count: number): MadeOperation[] {
  const path = `${name.path}/{uuid}/actions`;
  // Elsewhere in the document the parameter of the very same path has another name.
  const other = `${name.path}/{${name.field}Uuid}/actions`;
  return Array.from({ length: count }, (_, n) => {
    const action = `run${name.type}Task${n + 1}`;
    const params = n % 2 === 0 ? objectOf({}) : objectOf({ hostUuid: STRING, force: { type: "boolean" } });
    const key = n === 2 ? other : `${n % 4 === 3 ? other : path}#${action}`;
    return actionOn(name, { action, key, params, result: inventory(name.type) });
  });
}

function actionOn({ tag }: ResourceName, { action, key, params, result }: Action): MadeOperation {
  const [, parameter = "uuid"] = /\{(\w+)\}/.exec(key) ?? [];
  return made({
    id: capital(action),
    key,
    method: "put",
    tag,
    parameters: [inPath(parameter)],
    body: { wrapper: action, params },
    result,
  });
}

function remove(index: number, { type, path, tag }: ResourceName): MadeOperation {
  return made({
    id: `Delete${type}`,
    key: `${path}/{uuid}`,
    method: "delete",
    tag,
    parameters: [inPath("uuid"), inQuery("deleteMode", STRING, false)],
    result: index % 7 === 6 ? inventory(type) : objectOf({}),
  });
}

function getFacet(index: number, { type, path, tag }: ResourceName): MadeOperation {
  const results = [facetOf(index), facetOf(index), objectOf({ inventories: LIST }), inventory(type)];
  return made({
    id: `Get${type}Facts`,
    key: `${path}/{uuid}/facts`,
    method: "get",
    tag,
    parameters: [
      inPath("uuid"),
      inQuery("startTime", INT64, false),
      inQuery("scale", { type: "string", enum: ["minute", "hour", "day"] }, index % 5 === 4),
    ],
    result: results[index % results.length],
  });
}

/** Attaching for most, detaching by a list in the query for every fourth. */
function attach(index: number, { type, path, tag }: ResourceName): MadeOperation {
  if (index % 4 === 0) {
    return made({
      id: `RemoveTagsFrom${type}`,
      key: `${path}/{uuid}/tags`,
      method: "delete",
      tag,
      parameters: [inPath("uuid"), inQuery("tagUuids", LIST, true)],
      result: index % 8 === 0 ? inventory(type) : undefined,
    });
  }
  const sync = index % 16 === 9;
  const results = [
    inventory(type),
    inventory(type),
    inventories(type),
    inventory(type),
    objectOf({}),
    undefined,
  ];
  return made({
    id: `AttachTagTo${type}`,
    key: `${path}/{uuid}/tags/{tagUuid}`,
    method: "post",
    tag,
    parameters: [inPath("uuid"), inPath("tagUuid")],
    body: { wrapper: "params", params: objectOf({ token: STRING }) },
    result: sync ? facetOf(index) : results[index % results.length],
    job: !sync,
  });
}

function made({ id, key, method, tag, parameters, body, result, job, open }: Parts): MadeOperation {
  const schema = result === undefined ? { type: "object" } : ref(`${id}Result`);
  const responses: Record<string, JsonObject> = { "200": answer("OK", schema) };
  if (job ?? method !== "get") responses["202"] = answer("Accepted", objectOf({ location: STRING }));
  responses["503"] = answer("Failed", objectOf({ error: ref("ErrorCode") }));
  const operation: JsonObject = {
    operationId: id,
    summary: id,
    tags: [tag],
    ...(body && { requestBody: { required: true, content: json(wrapped(body)) } }),
    ...(parameters && { parameters }),
    responses,
    ...(open && { security: [] }),
  };
  return { key, method, operation, result };
}

function wrapped({ wrapper, params }: { wrapper: string; params: JsonObject }): JsonObject {
  const tags = { systemTags: listOf(STRING), userTags: listOf(STRING) };
  return { ...objectOf({ [wrapper]: params, ...tags }), required: [wrapper] };
}

function answer(description: string, schema: JsonObject): JsonObject {
  return { description, content: json(schema) };
}

function json(schema: JsonObject): JsonObject {
  return { "application/json": { schema } };
}

function inventory(type: string): JsonObject {
  return objectOf({ inventory: ref(`${type}Inventory`) });
}

function inventories(type: string): JsonObject {
  return objectOf({ inventories: listOf(ref(`${type}Inventory`)) });
}

function inPath(name: string): JsonObject {
  return { name, in: "path", required: true, schema: STRING };
}

function inQuery(name: string, schema: JsonObject, required?: boolean): JsonObject {
  return { name, in: "query", ...(required !== undefined && { required }), schema };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
