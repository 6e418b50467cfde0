import type { JsonObject } from "../../src/model/model.ts";
import { ok } from "../generate/package/trait.ts";
import type { TextFiles } from "../text-files.ts";

/** An operation with one trait, a call of it, and the request that it is. */
export interface Row {
  readonly operationId: string;
  /** The keys of its path, and its method, in YAML. */
  readonly path: string;
  readonly method: string;
  readonly operation: string;
  readonly params?: JsonObject;
  readonly systemTags?: readonly string[];
  /** Method and target. */
  readonly line: string;
  /** With params under the key that servers dispatch on; absent: none. */
  readonly body?: JsonObject;
  /** The params that a sample shows, where some are secret. */
  readonly shown?: JsonObject;
  /** Why the mock, which is like a server, does not take it for the same call. */
  readonly refused?: string;
}

const path = (...names: readonly string[]) =>
  names.map((name) => `{name: ${name}, in: path, required: true, schema: {type: string}}`).join(", ");
const body = (schema: string) => `requestBody: {content: {application/json: {schema: ${schema}}}}`;
const wrapped = (key: string, properties: string) =>
  body(`{type: object, properties: {${key}: {type: object, properties: {${properties}}}}}`);

/** What each call is about is its name. */
export const ROWS: Readonly<Record<string, Row>> = {
  "a PUT with params under a key": {
    operationId: "PutWrapped",
    path: "/zstack/v1/things/{uuid}/wrapped",
    method: "put",
    operation: `parameters: [${path("uuid")}]
${wrapped("change", "name: {type: string}, size: {type: integer, format: int64}, flags: {type: array, items: {type: boolean}}, gone: {type: string}")}`,
    params: { uuid: "u", name: 'it\'s a "name" 中文', size: 9007199254740993n, flags: [true], gone: null },
    systemTags: ["a::b"],
    line: "PUT /zstack/v1/things/u/wrapped",
    body: {
      change: { name: 'it\'s a "name" 中文', size: 9007199254740993n, flags: [true], gone: null },
      systemTags: ["a::b"],
    },
  },
  "a PUT without a body": {
    operationId: "PutNothing",
    path: "/zstack/v1/things/{uuid}/nothing",
    method: "put",
    operation: `parameters: [${path("uuid")}]`,
    params: { uuid: "u" },
    line: "PUT /zstack/v1/things/u/nothing",
  },
  "a PUT without a body, but with tags": {
    operationId: "PutTags",
    path: "/zstack/v1/things/{uuid}/tags",
    method: "put",
    operation: `parameters: [${path("uuid")}]`,
    params: { uuid: "u" },
    systemTags: ["a::b", "c"],
    line: "PUT /zstack/v1/things/u/tags",
    body: { systemTags: ["a::b", "c"] },
  },
  "a path that is not below /zstack": {
    operationId: "GetThing",
    path: "/v1/things/{uuid}",
    method: "get",
    operation: `parameters: [${path("uuid")}]`,
    params: { uuid: "u" },
    line: "GET /v1/things/u",
  },
  "odd values in the path": {
    operationId: "GetPlaces",
    path: "/v1/places/{first}/of/{second}.json",
    method: "get",
    operation: `parameters: [${path("first", "second")}]`,
    params: { first: "a b?c#d;e", second: "%7B{uuid}'名<x>" },
    line: "GET /v1/places/a%20b%3Fc%23d%3Be/of/%257B%7Buuid%7D'%E5%90%8D%3Cx%3E.json",
  },
  "a slash in the path": {
    operationId: "GetSlash",
    path: "/v1/slashes/{uuid}",
    method: "get",
    operation: `parameters: [${path("uuid")}]`,
    params: { uuid: "a/b" },
    line: "GET /v1/slashes/a%2Fb",
    refused: "servers decode paths before they look at them",
  },
  "a path that is encoded, and one that is not": {
    operationId: "GetEncoded",
    path: "/v1/a%20b/名 c/{uuid}",
    method: "get",
    operation: `parameters: [${path("uuid")}]`,
    params: { uuid: "u" },
    line: "GET /v1/a%20b/%E5%90%8D%20c/u",
    refused: "servers have no such paths",
  },
  "odd names in the path and in the query": {
    operationId: "GetOddNames",
    path: "/v1/odd/{the-uuid}",
    method: "get",
    operation: `parameters: [${path("the-uuid")}, {name: "a.b c", in: query, schema: {type: string}}]`,
    params: { "the-uuid": "u", "a.b c": "1" },
    line: "GET /v1/odd/u?a.b%20c=1",
  },
  "lists and maps in the query": {
    operationId: "GetByLists",
    path: "/v1/lists",
    method: "get",
    operation: `parameters:
  - {name: q, in: query, schema: {type: array, items: {type: string}}}
  - {name: labels, in: query, schema: {type: object, additionalProperties: {type: string}}}
  - {name: sizes, in: query, schema: {$ref: '#/components/schemas/Sizes'}}
  - {name: limit, in: query, schema: {type: integer}}`,
    params: { limit: 5, q: ["a=b&c", "d+e"], labels: { os: "a b", "x.y": "z" }, sizes: [1] },
    line: "GET /v1/lists?limit=5&q=a%3Db%26c&q=d%2Be&labels.os=a%20b&labels.x.y=z&sizes=1",
  },
  "a POST with a query and a body": {
    operationId: "PostBoth",
    path: "/v1/things/{uuid}/both",
    method: "post",
    operation: `parameters: [${path("uuid")}, {name: dryRun, in: query, schema: {type: boolean}}, {name: X-Trace, in: header, schema: {type: string}}]
${wrapped("params", "name: {type: string}")}`,
    params: { uuid: "u", name: "n", dryRun: true },
    line: "POST /v1/things/u/both?dryRun=true",
    body: { params: { name: "n" } },
  },
  "a POST with params under an empty key": {
    operationId: "PostUnderNothing",
    path: "/v1/things/{uuid}/nameless",
    method: "post",
    operation: `parameters: [${path("uuid")}]
${wrapped('""', "name: {type: string}")}`,
    params: { uuid: "u", name: "n" },
    systemTags: ["t"],
    line: "POST /v1/things/u/nameless",
    body: { "": { name: "n" }, systemTags: ["t"] },
  },
  "params that are the whole body": {
    operationId: "PostWhole",
    path: "/v1/whole",
    method: "post",
    operation: body(
      "{type: object, properties: {name: {type: string}, deep: {type: object}, size: {type: integer}}}",
    ),
    params: { name: "n", deep: { a: [null, 1.5] }, size: 2 },
    systemTags: ["t"],
    line: "POST /v1/whole",
    body: { name: "n", deep: { a: [null, 1.5] }, size: 2, systemTags: ["t"] },
  },
  "an action whose page has another key": {
    operationId: "DocumentedElsewhere",
    path: "/zstack/v1/things/documented",
    method: "put",
    operation: `x-zstack: {action: documentedElsewhere, documentedKey: params}
${wrapped("params", "name: {type: string}")}`,
    params: { name: "n" },
    line: "PUT /zstack/v1/things/documented",
    body: { documentedElsewhere: { name: "n" } },
  },
  "an action that nothing but the path's key names": {
    operationId: "StartThing",
    path: "/zstack/v1/things/{uuid}/actions#startThing",
    method: "put",
    operation: `parameters: [${path("uuid")}]`,
    params: { uuid: "u" },
    line: "PUT /zstack/v1/things/u/actions",
    body: { startThing: {} },
  },
  "a DELETE with a query and tags": {
    operationId: "DeleteThing",
    path: "/v1/things/{uuid}/gone",
    method: "delete",
    operation: `parameters: [${path("uuid")}, {name: deleteMode, in: query, schema: {type: string}}]`,
    params: { deleteMode: "Permissive", uuid: "u" },
    systemTags: ["a::b", "c"],
    line: "DELETE /v1/things/u/gone?deleteMode=Permissive&systemTags=a%3A%3Ab&systemTags=c",
  },
  "a DELETE with a body": {
    operationId: "DeleteWithBody",
    path: "/v1/things/{uuid}/body",
    method: "delete",
    operation: `parameters: [${path("uuid")}, {name: force, in: query, schema: {type: boolean}}]
${wrapped("params", "reason: {type: string}")}`,
    params: { uuid: "u", reason: "old", force: true },
    line: "DELETE /v1/things/u/body?force=true",
    body: { params: { reason: "old" } },
  },
  "a HEAD with a query": {
    operationId: "HeadThing",
    path: "/v1/things/{uuid}/head",
    method: "head",
    operation: `parameters: [${path("uuid")}, {name: since, in: query, schema: {type: string}}]`,
    params: { uuid: "u", since: "5.0" },
    line: "HEAD /v1/things/u/head?since=5.0",
  },
  "a PATCH": {
    operationId: "PatchThing",
    path: "/v1/things/{uuid}/patch",
    method: "patch",
    operation: `parameters: [${path("uuid")}]
${body("{type: object, properties: {name: {type: string}}}")}`,
    params: { uuid: "u", name: "n" },
    line: "PATCH /v1/things/u/patch",
    body: { name: "n" },
    refused: "servers do not listen to PATCH",
  },
  "secrets in a body": {
    operationId: "PutSecrets",
    path: "/v1/secrets",
    method: "put",
    operation: wrapped(
      "putSecrets",
      "password: {type: string}, pin: {$ref: '#/components/schemas/Pin'}, users: {type: array, items: {$ref: '#/components/schemas/User'}}",
    ),
    params: { password: "hunter2", pin: "0000", users: [{ name: "n", code: "1111", codes: ["2222"] }] },
    line: "PUT /v1/secrets",
    body: {
      putSecrets: { password: "hunter2", pin: "0000", users: [{ name: "n", code: "1111", codes: ["2222"] }] },
    },
    shown: {
      password: "<password>",
      pin: "<pin>",
      users: [{ name: "n", code: "<code>", codes: ["<codes>"] }],
    },
  },
  "secrets in the address": {
    operationId: "GetBySecrets",
    path: "/v1/sessions/{sessionUuid}/{the-pin}",
    method: "get",
    operation: `parameters: [${path("sessionUuid")}, {name: the-pin, in: path, required: true, schema: {$ref: '#/components/schemas/Pin'}}, {name: AccessKeyID, in: query, schema: {type: string}}]`,
    params: { sessionUuid: "5e55", "the-pin": "0000", AccessKeyID: "k" },
    line: "GET /v1/sessions/5e55/0000?AccessKeyID=k",
    shown: { sessionUuid: "<sessionUuid>", "the-pin": "<the-pin>", AccessKeyID: "<AccessKeyID>" },
  },
  "no authentication": {
    operationId: "GetVersion",
    path: "/v1/version",
    method: "get",
    operation: "security: []",
    line: "GET /v1/version",
  },
};

const RESULT = ok(
  "{type: object, properties: {inventory: {type: object, properties: {uuid: {type: string}}}}}",
);

/** One document of all of them, each named for its operation. */
export const DOCUMENT: TextFiles = {
  "openapi.yaml": `openapi: 3.1.0
info: {title: Requests, version: 1.0.0}
paths:
${Object.values(ROWS)
  .map(
    ({ path, method, operationId, operation }) => `  ${path}:
    ${method}:
      operationId: ${operationId}
      ${`${operation}\n${method === "head" ? "responses: {'200': {description: ok}}" : RESULT}`.replaceAll("\n", "\n      ")}
`,
  )
  .join("")}
components:
  schemas:
    Sizes: {type: array, items: {type: integer}}
    Pin: {type: string, format: password}
    User:
      allOf:
        - {type: object, properties: {name: {type: string}}}
        - {type: object, properties: {code: {allOf: [{$ref: '#/components/schemas/Pin'}]}, codes: {type: array, items: {$ref: '#/components/schemas/Pin'}}}}
`,
};
