import { INVENTORY, ok, spec, type Trait, VM } from "./trait.ts";

export const TRAITS: readonly Trait[] = [
  {
    name: "a list result",
    files: spec(`  /zstack/v1/vms:
    get:
      operationId: QueryVm
      ${ok("{type: object, properties: {inventories: {type: array, items: {$ref: '#/components/schemas/Vm'}}, total: {type: integer}}}")}`),
    module: "operations/query-vm.ts",
    want: `
import type { Vm } from "../models/Vm.js";
import { syncOperation, type SyncOperation } from "../runtime/addressed-operation.js";
export type QueryVmParams = Record<string, never>;
export type QueryVmResult = Vm[];
export const queryVm: SyncOperation<QueryVmParams, QueryVmResult> =
  /* @__PURE__ */ syncOperation({
    id: "QueryVm",
    method: "GET",
    path: "/zstack/v1/vms",
    result: "inventories",
    shape: () => import("../models/Vm.js").then(({ shape }) => ({ items: shape })),
  });
`,
    use: "const vms: all.Vm[] = await zstack.queryVm(); void vms[0]?.memory?.toFixed();",
  },
  {
    name: "a query",
    files: spec(`  /zstack/v1/vms:
    get:
      operationId: AskForVms
      parameters:
        - {name: q, in: query, schema: {type: array, items: {type: string}}}
        - {name: limit, in: query, schema: {type: integer}}
        - {name: count, in: query, schema: {type: boolean}}
        - {name: replyWithCount, in: query, schema: {type: boolean}}
        - {name: groupBy, in: query, schema: {type: string}, description: The field.}
      ${ok("{type: object, properties: {inventories: {type: array, items: {$ref: '#/components/schemas/Vm'}}, total: {type: integer}}}")}`),
    module: "operations/ask-for-vms.ts",
    want: `
import type { Vm } from "../models/Vm.js";
import { queryOperation, type QueryOperation, type QueryParamsOf } from "../runtime/query.js";
export interface AskForVmsParams extends QueryParamsOf<Vm> {
  groupBy?: string;
}
export type AskForVmsResult = Vm[];
export const askForVms: QueryOperation<AskForVmsParams, Vm> =
  /* @__PURE__ */ queryOperation({
    id: "AskForVms",
    method: "GET",
    path: "/zstack/v1/vms",
    queryParams: ["q", "limit", "count", "replyWithCount", "groupBy"],
    result: "inventories",
    hasUuid: true,
    shape: () => import("../models/Vm.js").then(({ shape }) => ({ items: shape })),
  });
`,
    use: `const vms: all.Vm[] = await zstack.askForVms({ where: { memory: { gt: 1 } }, sort: "-memory", groupBy: "memory", q: ["a=b"] });
const params: all.AskForVmsParams = { where: { uuid: vms.map(({ uuid }) => uuid) } };
const uuids: { uuid: string }[] = await zstack.askForVms({ ...params, fields: ["uuid"] });
const page: all.QueryPage<all.Vm> = await zstack.askForVms.page(params);
const count: number = await zstack.askForVms.count(params);
for await (const vm of zstack.askForVms.each(params, { pageSize: count })) void [vm.memory, uuids, page.total];
// @ts-expect-error the client counts
await zstack.askForVms({ count: true });
// @ts-expect-error no such field
await zstack.askForVms({ where: { name: "n" } });`,
  },
  {
    name: "a query below a resource, of what the document does not describe",
    files: spec(`  /zstack/v1/zones/{zoneUuid}/vms:
    get:
      operationId: QueryVm
      parameters:
        - {name: zoneUuid, in: path, required: true, schema: {type: string}}
        - {name: q, in: query, required: true, schema: {type: array, items: {type: string}}}
      ${ok("{type: object, properties: {inventories: {type: array, items: {}}}}")}`),
    module: "operations/query-vm.ts",
    want: `
import { queryOperation, type QueryOperation, type QueryParamsOf } from "../runtime/query.js";
export interface QueryVmParams extends QueryParamsOf<QueryVmResult[number]> {
  zoneUuid: string;
}
export type QueryVmResult = unknown[];
export const queryVm: QueryOperation<QueryVmParams, QueryVmResult[number]> =
  /* @__PURE__ */ queryOperation({
    id: "QueryVm",
    method: "GET",
    path: "/zstack/v1/zones/{zoneUuid}/vms",
    pathParams: ["zoneUuid"],
    queryParams: ["q"],
    result: "inventories",
  });
`,
    use: `const vms: unknown[] = await zstack.queryVm({ zoneUuid: "z", where: { name: "n" }, fields: ["name"] }); void vms;
// @ts-expect-error the zone is in the path
await zstack.queryVm({});`,
  },
  {
    name: "a query of which the document does not say what it finds",
    files: spec(`  /zstack/v1/media:
    get:
      operationId: QueryMedia
      parameters:
        - {name: q, in: query, schema: {type: array, items: {type: string}}}
        - {name: count, in: query, schema: {type: boolean}}
      ${ok("{type: object}")}`),
    module: "operations/query-media.ts",
    want: `
import { queryOperation, type QueryOperation, type QueryParamsOf } from "../runtime/query.js";
export interface QueryMediaParams extends QueryParamsOf<QueryMediaResult[number]> {}
export type QueryMediaResult = unknown[];
export const queryMedia: QueryOperation<QueryMediaParams, QueryMediaResult[number]> =
  /* @__PURE__ */ queryOperation({
    id: "QueryMedia",
    method: "GET",
    path: "/zstack/v1/media",
    queryParams: ["q", "count"],
    result: "inventories",
  });
`,
    use: `const media: unknown[] = await zstack.queryMedia({ where: { name: "n" } });
const count: number = await zstack.queryMedia.count(); void [media, count];`,
  },
  {
    name: "a query of objects that are described in place, and of none that have a uuid",
    files: spec(`  /zstack/v1/refs:
    get:
      operationId: QueryRef
      parameters: [{name: q, in: query, schema: {type: array, items: {type: string}}}]
      ${ok("{type: object, properties: {inventories: {type: array, items: {type: object, required: [vmUuid], properties: {vmUuid: {type: string}}}}}}")}`),
    module: "operations/query-ref.ts",
    want: `
import { queryOperation, type QueryOperation, type QueryParamsOf } from "../runtime/query.js";
export interface QueryRefParams extends QueryParamsOf<QueryRefResult[number]> {}
export type QueryRefResult = {
  vmUuid: string;
}[];
export const queryRef: QueryOperation<QueryRefParams, QueryRefResult[number]> =
  /* @__PURE__ */ queryOperation({
    id: "QueryRef",
    method: "GET",
    path: "/zstack/v1/refs",
    queryParams: ["q"],
    result: "inventories",
    hasUuid: false,
    shape: async () => ({ items: { required: ["vmUuid"] } }),
  });
`,
    use: 'const [ref] = await zstack.queryRef({ where: { vmUuid: ["a"] } }); void ref?.vmUuid.length;',
  },
  {
    name: "a parameter q of what is no query",
    files: spec(`  /search:
    get:
      operationId: Search
      parameters: [{name: q, in: query, required: true, schema: {type: string}}, {name: count, in: query, schema: {type: integer}}]
      ${ok("{type: object, properties: {items: {type: array, items: {type: string}}}}")}`),
    module: "operations/search.ts",
    want: `
import { syncOperation, type SyncOperation } from "../runtime/addressed-operation.js";
export interface SearchParams {
  q: string;
  count?: number;
}
export interface SearchResult {
  items?: string[];
}
export const search: SyncOperation<SearchParams, SearchResult> =
  /* @__PURE__ */ syncOperation({
    id: "Search",
    method: "GET",
    path: "/search",
    queryParams: ["q", "count"],
    result: true,
    shape: async () => ({ optional: ["items"] }),
  });
`,
    use: 'const { items } = await zstack.search({ q: "text", count: 1 }); void items;',
  },
  {
    name: "no result",
    files: spec(`  /zstack/v1/vms/{uuid}:
    delete:
      operationId: DeleteVm
      parameters:
        - {name: uuid, in: path, required: true, schema: {type: string}}
        - {name: deleteMode, in: query, schema: {type: string, default: Permissive}, description: How hard to delete.}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}, '202': {description: job}}`),
    module: "operations/delete-vm.ts",
    want: `
import { jobOperation, type JobOperation } from "../runtime/addressed-operation.js";
export interface DeleteVmParams {
  uuid: string;
  deleteMode?: string;
}
export type DeleteVmResult = void;
export const deleteVm: JobOperation<DeleteVmParams, DeleteVmResult> =
  /* @__PURE__ */ jobOperation({
    id: "DeleteVm",
    method: "DELETE",
    path: "/zstack/v1/vms/{uuid}",
    pathParams: ["uuid"],
    queryParams: ["deleteMode"],
  });
`,
    use: `const nothing: void = await zstack.deleteVm({ uuid: "a" }); void nothing;
const job: all.Job<void> = await zstack.deleteVm.start({ uuid: "a", deleteMode: "Enforcing" }); void job;
// @ts-expect-error the uuid is in the path
void zstack.deleteVm({});`,
  },
  {
    name: "query and path parameters and a body at once",
    files: spec(`  /zstack/v1/zones/{zoneUuid}/vms:
    parameters: [{name: zoneUuid, in: path, required: true, schema: {type: string}}]
    post:
      operationId: CreateVm
      parameters:
        - {name: dryRun, in: query, required: true, schema: {type: boolean}}
        - {name: X-Trace, in: header, schema: {type: string}}
      requestBody: {content: {application/json: {schema: {type: object, required: [params], properties: {params: {type: object, required: [name], properties: {name: {type: string}, zoneUuid: {type: string}}}}}}}}
      ${ok(INVENTORY)}`),
    module: "operations/create-vm.ts",
    want: `
import type { Vm } from "../models/Vm.js";
import { syncOperation, type SyncOperation } from "../runtime/addressed-operation.js";
export interface CreateVmParams {
  zoneUuid: string;
  dryRun: boolean;
  name: string;
}
export type CreateVmResult = Vm;
export const createVm: SyncOperation<CreateVmParams, CreateVmResult> =
  /* @__PURE__ */ syncOperation({
    id: "CreateVm",
    method: "POST",
    path: "/zstack/v1/zones/{zoneUuid}/vms",
    pathParams: ["zoneUuid"],
    queryParams: ["dryRun"],
    body: { key: "params" },
    result: "inventory",
    shape: () => import("../models/Vm.js").then(({ shape }) => shape),
  });
`,
    use: 'const vm = await zstack.createVm({ zoneUuid: "z", dryRun: true, name: "n" }); void vm.uuid.length;',
  },
  {
    name: "fields that the document calls secret",
    files: spec(
      `  /zstack/v1/vms:
    put:
      operationId: SetPin
      requestBody: {content: {application/json: {schema: {type: object, properties: {setPin: {type: object, properties: {pin: {$ref: '#/components/schemas/Pin'}, password: {$ref: '#/components/schemas/Pin'}}}}}}}}
      responses: {'200': {description: ok}}`,
      "Pin: {type: string, format: password}",
    ),
    module: "operations/set-pin.ts",
    want: `
import type { Pin } from "../models/Pin.js";
import { syncOperation, type SyncOperation } from "../runtime/operation.js";
export interface SetPinParams {
  pin?: Pin;
  password?: Pin;
}
export type SetPinResult = void;
export const setPin: SyncOperation<SetPinParams, SetPinResult> =
  /* @__PURE__ */ syncOperation({
    id: "SetPin",
    method: "PUT",
    path: "/zstack/v1/vms",
    body: { key: "setPin" },
    secrets: ["pin"],
  });
`,
    use: 'void zstack.setPin({ pin: "0000" });',
  },
  {
    name: "no authentication",
    files: spec(`  /zstack/v1/version:
    get:
      operationId: GetVersion
      security: []
      ${ok("{type: object, required: [version], properties: {version: {type: string}}}")}`),
    module: "operations/get-version.ts",
    want: `
import { syncOperation, type SyncOperation } from "../runtime/addressed-operation.js";
export type GetVersionParams = Record<string, never>;
export interface GetVersionResult {
  version: string;
}
export const getVersion: SyncOperation<GetVersionParams, GetVersionResult> =
  /* @__PURE__ */ syncOperation({
    id: "GetVersion",
    method: "GET",
    path: "/zstack/v1/version",
    authenticated: false,
    result: true,
    shape: async () => ({ required: ["version"] }),
  });
`,
    use: "const { version }: { version: string } = await zstack.getVersion({}, { timeoutMs: 1 }); void version;",
  },
  {
    name: "an action keyed by fragment, without params",
    files: spec(`  /zstack/v1/vms/{uuid}/actions#startVm:
    put:
      operationId: StartVm
      parameters: [{name: uuid, in: path, required: true, schema: {type: string}}]
      x-zstack: {documentedKey: startvm, execution: job}
      ${ok(INVENTORY)}`),
    module: "operations/start-vm.ts",
    want: `
import type { Vm } from "../models/Vm.js";
import { jobOperation, type JobOperation } from "../runtime/addressed-operation.js";
export interface StartVmParams {
  uuid: string;
}
export type StartVmResult = Vm;
export const startVm: JobOperation<StartVmParams, StartVmResult> =
  /* @__PURE__ */ jobOperation({
    id: "StartVm",
    method: "PUT",
    path: "/zstack/v1/vms/{uuid}/actions",
    pathParams: ["uuid"],
    body: { key: "startVm", documentedKey: "startvm" },
    result: "inventory",
    shape: () => import("../models/Vm.js").then(({ shape }) => shape),
  });
`,
    use: 'const vm: all.StartVmResult = await zstack.startVm({ uuid: "u" }); void vm;',
  },
  {
    name: "a recursive schema",
    files: spec(
      `  /zstack/v1/trees:
    get:
      operationId: GetTree
      ${ok("{type: object, required: [inventory], properties: {inventory: {$ref: '#/components/schemas/Tree'}}}")}`,
      "Tree: {type: object, properties: {parent: {$ref: '#/components/schemas/Tree'}, children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}",
    ),
    module: "models/Tree.ts",
    want: `
import type { Shape } from "../runtime/shape.js";
export interface Tree {
  parent?: Tree;
  children?: Tree[];
}
export const shape: Shape = {
  optional: ["parent", "children"],
  fields: { parent: () => shape, children: { items: () => shape } },
};
`,
    use: "const tree = await zstack.getTree(); void tree.children?.[0]?.parent?.parent;",
  },
  {
    name: "models in a circle, beside one with the name that a shape would have",
    files: spec(
      "  {}",
      `Node: {type: object, required: [edges], properties: {edges: {type: array, items: {$ref: '#/components/schemas/Edge'}}}}
    Edge: {type: object, properties: {from: {$ref: '#/components/schemas/Node'}, to: {$ref: '#/components/schemas/nodeShape'}}}
    nodeShape: {type: string}`,
    ),
    module: "models/Edge.ts",
    want: `
import type { Shape } from "../runtime/shape.js";
import { shape as nodeShape$, type Node } from "./Node.js";
import type { nodeShape } from "./nodeShape.js";
export interface Edge {
  from?: Node;
  to?: nodeShape;
}
export const shape: Shape = { optional: ["from", "to"], fields: { from: () => nodeShape$ } };
`,
    use: 'const edge: all.Edge = { from: { edges: [{}] }, to: "round" }; void edge;',
  },
  {
    name: "known values",
    files: spec(
      "  {}",
      `Vm:
      type: object
      required: [state, ipVersion]
      properties:
        state: {type: string, enum: [Running, Stopped]}
        type: {anyOf: [{type: string, enum: [UserVm]}, {type: string}]}
        ipVersion: {type: integer, enum: [4, 6]}
        kinds: {type: array, items: {type: string, enum: [a]}}
        only: {const: x}`,
    ),
    module: "models/Vm.ts",
    want: `
import type { Shape } from "../runtime/shape.js";
export interface Vm {
  state: "Running" | "Stopped" | (string & {});
  type?: "UserVm" | (string & {});
  ipVersion: 4 | 6 | (number & {});
  kinds?: ("a" | (string & {}))[];
  only?: "x";
}
export const shape: Shape = { required: ["state", "ipVersion"], optional: ["type", "kinds", "only"] };
`,
    use: `const vm: all.Vm = { state: "Migrating", ipVersion: 6, type: "Other", kinds: ["b"] }; void vm;
// @ts-expect-error a constant has one value
const wrong: all.Vm = { state: "Running", ipVersion: 4, only: "y" }; void wrong;`,
  },
  {
    name: "nullable",
    files: spec(
      "  {}",
      "Vm: {type: object, required: [a, b, c], properties: {a: {type: [string, 'null']}, b: {anyOf: [{$ref: '#/components/schemas/Ip'}, {type: 'null'}]}, c: {type: [string, 'null'], enum: [x, null]}}}\n    Ip: {type: string}",
    ),
    module: "models/Vm.ts",
    want: `
import type { Shape } from "../runtime/shape.js";
import type { Ip } from "./Ip.js";
export interface Vm {
  a: string | null;
  b: Ip | null;
  c: "x" | (string & {}) | null;
}
export const shape: Shape = { required: ["a", "b", "c"] };
`,
    use: 'const vm: all.Vm = { a: null, b: null, c: null }; const ip: all.Ip = "1.1.1.1"; void [vm, ip];',
  },
  {
    name: "maps",
    files: spec(
      "  {}",
      "Vm: {type: object, properties: {texts: {type: object, additionalProperties: {type: string}}, any: {type: object}, open: {type: object, properties: {a: {type: string}}, additionalProperties: true}}}\n    Labels: {type: object, additionalProperties: {$ref: '#/components/schemas/Vm'}}\n    Open: {type: object, required: [a], properties: {a: {type: string}}, additionalProperties: true}",
    ),
    module: "models/Open.ts",
    want: `
import type { Shape } from "../runtime/shape.js";
export interface Open {
  a: string;
  [key: string]: unknown;
}
export const shape: Shape = { required: ["a"], open: true };
`,
    use: `const vm: all.Vm = { texts: { a: "b" }, any: { x: 1 }, open: { a: "b", c: 1 } };
const labels: all.Labels = { one: vm }; const open: all.Open = { a: "b", c: 2 }; void [labels, open];`,
  },
  {
    name: "allOf",
    files: spec(
      "  {}",
      "Base: {type: object, properties: {uuid: {type: string}}}\n    Vm: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, required: [name], properties: {name: {type: string, description: What it is called.}}}]}\n    Strict: {allOf: [{$ref: '#/components/schemas/Base'}], required: [uuid]}",
    ),
    module: "models/Vm.ts",
    want: `
import type { Shape } from "../runtime/shape.js";
import type { Base } from "./Base.js";
export type Vm = Base & {
  name: string;
};
export const shape: Shape = { required: ["name"], optional: ["uuid"] };
`,
    use: `const vm: all.Vm = { name: "n", uuid: "u" }; const strict: all.Strict = { uuid: "u" }; void [vm, strict];
// @ts-expect-error required by the outer schema
const wrong: all.Strict = {}; void wrong;`,
  },
  {
    name: "two operations with one schema",
    files: spec(`  /zstack/v1/vms:
    get: {operationId: GetVm, ${ok(INVENTORY)}}
    post: {operationId: MakeVm, ${ok(INVENTORY)}}`),
    module: "operations/make-vm.ts",
    want: `
import type { Vm } from "../models/Vm.js";
import { syncOperation, type SyncOperation } from "../runtime/addressed-operation.js";
export type MakeVmParams = Record<string, never>;
export type MakeVmResult = Vm;
export const makeVm: SyncOperation<MakeVmParams, MakeVmResult> =
  /* @__PURE__ */ syncOperation({
    id: "MakeVm",
    method: "POST",
    path: "/zstack/v1/vms",
    result: "inventory",
    shape: () => import("../models/Vm.js").then(({ shape }) => shape),
  });
`,
    use: "let vm: all.Vm = await zstack.getVm(); vm = await zstack.makeVm(); void vm;",
  },
  {
    name: "a params schema and an envelope schema of their own, named as the operation's types",
    files: spec(
      `  /zstack/v1/vms:
    post:
      operationId: MakeVm
      requestBody: {content: {application/json: {schema: {type: object, properties: {params: {$ref: '#/components/schemas/MakeVmParams'}}}}}}
      ${ok("{$ref: '#/components/schemas/MakeVmResult'}")}
    put:
      operationId: Check
      ${ok("{$ref: '#/components/schemas/CheckResult'}")}`,
      `${VM}
    MakeVmParams: {type: object, required: [name], properties: {name: {type: string}}}
    MakeVmResult: {type: object, properties: {inventory: {$ref: '#/components/schemas/Vm'}}}
    CheckResult: {type: object, properties: {valid: {type: boolean}}}`,
    ),
    module: "operations/make-vm.ts",
    want: `
import type { MakeVmParams } from "../models/MakeVmParams.js";
import type { Vm } from "../models/Vm.js";
import { syncOperation, type SyncOperation } from "../runtime/operation.js";
export type { MakeVmParams };
export type MakeVmResult = Vm;
export const makeVm: SyncOperation<MakeVmParams, MakeVmResult> =
  /* @__PURE__ */ syncOperation({
    id: "MakeVm",
    method: "POST",
    path: "/zstack/v1/vms",
    body: { key: "params" },
    result: "inventory",
    shape: () => import("../models/Vm.js").then(({ shape }) => shape),
  });
`,
    use: `const params: all.MakeVmParams = { name: "n" }; const vm: all.MakeVmResult = await zstack.makeVm(params);
const { valid }: all.CheckResult = await zstack.check(); void [vm.uuid, valid];`,
  },
  {
    name: "a body that is not wrapped",
    files: spec(`  /zstack/v1/raw:
    post:
      operationId: PostRaw
      requestBody: {content: {application/json: {schema: {type: object, required: [a, b], properties: {a: {type: string}, b: {type: integer}}}}}}
      responses: {'200': {description: ok}}`),
    module: "operations/post-raw.ts",
    want: `
import { syncOperation, type SyncOperation } from "../runtime/operation.js";
export interface PostRawParams {
  a: string;
  b: number;
}
export type PostRawResult = void;
export const postRaw: SyncOperation<PostRawParams, PostRawResult> =
  /* @__PURE__ */ syncOperation({
    id: "PostRaw",
    method: "POST",
    path: "/zstack/v1/raw",
    body: {},
  });
`,
    use: 'await zstack.postRaw({ a: "x", b: 1 });',
  },
  {
    name: "names that need quotes",
    files: spec(
      "  {}",
      'Odd: {type: object, required: ["a-b"], properties: {"a-b": {type: string}, "1": {type: string}, "quote\\"d": {type: string}, default: {type: string}}}',
    ),
    module: "models/Odd.ts",
    want: `
import type { Shape } from "../runtime/shape.js";
export interface Odd {
  1?: string;
  "a-b": string;
  "quote\\"d"?: string;
  default?: string;
}
export const shape: Shape = { required: ["a-b"], optional: ["1", "quote\\"d", "default"] };
`,
    use: 'const odd: all.Odd = { "a-b": "", 1: "", "quote\\"d": "", default: "" }; void odd;',
  },
  {
    name: "names that a literal would take for something else",
    files: spec(
      "  {}",
      "Odd: {type: object, properties: {__proto__: {type: integer, format: int64}, constructor: {type: integer, format: int64}}}",
    ),
    module: "models/Odd.ts",
    want: `
import { int64, type Shape } from "../runtime/shape.js";
export interface Odd {
  __proto__?: number;
  constructor?: number;
}
export const shape: Shape = {
  optional: ["__proto__", "constructor"],
  fields: { ["__proto__"]: int64, constructor: int64 },
};
`,
    use: 'const odd: all.Odd = { ["__proto__"]: 1, constructor: 2 }; void odd;',
  },
  {
    name: "a nullable envelope, params and payload",
    files: spec(`  /zstack/v1/vms:
    put:
      operationId: MoveVm
      requestBody: {content: {application/json: {schema: {anyOf: [{type: object, properties: {params: {anyOf: [{$ref: '#/components/schemas/Vm'}, {type: 'null'}]}}}, {type: 'null'}]}}}}
      ${ok("{type: [object, 'null'], properties: {inventory: {anyOf: [{$ref: '#/components/schemas/Vm'}, {type: 'null'}]}}}")}`),
    module: "operations/move-vm.ts",
    want: `
import type { Vm } from "../models/Vm.js";
import { syncOperation, type SyncOperation } from "../runtime/operation.js";
export type MoveVmParams = Vm;
export type MoveVmResult = Vm;
export const moveVm: SyncOperation<MoveVmParams, MoveVmResult> =
  /* @__PURE__ */ syncOperation({
    id: "MoveVm",
    method: "PUT",
    path: "/zstack/v1/vms",
    body: { key: "params" },
    result: "inventory",
    shape: () => import("../models/Vm.js").then(({ shape }) => shape),
  });
`,
    use: 'const vm: all.Vm = await zstack.moveVm({ uuid: "u" }); void vm;',
  },
  {
    name: "true and false for schemas",
    files: spec(
      "  {}",
      "Any: true\n    Vm: {type: object, required: [a], properties: {a: true, b: false, c: {allOf: [true, {type: object, properties: {d: {type: string}}}]}}}",
    ),
    module: "models/Vm.ts",
    want: `
import type { Shape } from "../runtime/shape.js";
export interface Vm {
  a: unknown;
  b?: never;
  c?: {
    d?: string;
  };
}
export const shape: Shape = { required: ["a"], optional: ["b", "c"], fields: { c: { optional: ["d"] } } };
`,
    use: 'const any: all.Any = 1; const vm: all.Vm = { a: any, c: { d: "e" } }; void vm;',
  },
  {
    name: "a choice beside properties",
    files: spec(
      "  {}",
      `${VM}
    A: {type: object, properties: {x: {type: string}}, anyOf: [{required: [x]}, {required: [y]}]}
    B: {type: object, properties: {x: {type: string}}, oneOf: [{$ref: '#/components/schemas/Vm'}, {type: object, properties: {z: {type: string}}}]}`,
    ),
    module: "models/B.ts",
    want: `
import { int64, type Shape } from "../runtime/shape.js";
import type { Vm } from "./Vm.js";
export type B = {
  x?: string;
} & (Vm | {
  z?: string;
});
export const shape: Shape = { optional: ["x", "uuid", "memory", "z"], fields: { memory: int64 } };
`,
    use: 'const a: all.A = { x: "1" }; const b: all.B = { x: "1", z: "2" }; void [a, b];',
  },
  {
    name: "params of one object or another, beside a path parameter",
    files: spec(
      `  /zstack/v1/zones/{zone}/letters:
    post:
      operationId: SendLetter
      parameters: [{name: zone, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {oneOf: [{$ref: '#/components/schemas/Vm'}, {type: object, properties: {screen: {type: string}}}]}}}}
      responses: {'200': {description: ok}, '202': {description: job}}`,
    ),
    module: "operations/send-letter.ts",
    want: `
import type { Vm } from "../models/Vm.js";
import { jobOperation, type JobOperation } from "../runtime/addressed-operation.js";
export type SendLetterParams = (Vm | {
  screen?: string;
}) & {
  zone: string;
};
export type SendLetterResult = void;
export const sendLetter: JobOperation<SendLetterParams, SendLetterResult> =
  /* @__PURE__ */ jobOperation({
    id: "SendLetter",
    method: "POST",
    path: "/zstack/v1/zones/{zone}/letters",
    pathParams: ["zone"],
    body: {},
  });
`,
    use: `await zstack.sendLetter({ zone: "z", uuid: "u" }); await zstack.sendLetter.start({ zone: "z", screen: "s" });
// @ts-expect-error the zone is in the path
await zstack.sendLetter.start({ uuid: "u" });`,
  },
  {
    name: "params that may be no object",
    files: spec(
      `  /zstack/v1/letters:
    post:
      operationId: SendLetter
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/SendLetterParams'}}}}
      responses: {'200': {description: ok}}`,
      "SendLetterParams: {type: [object, string, 'null'], required: [to], properties: {to: {type: string}}}",
    ),
    module: "operations/send-letter.ts",
    want: `
import type { SendLetterParams as SendLetterParams$ } from "../models/SendLetterParams.js";
import { syncOperation, type ParamsOf, type SyncOperation } from "../runtime/operation.js";
export type SendLetterParams = ParamsOf<SendLetterParams$>;
export type SendLetterResult = void;
export const sendLetter: SyncOperation<SendLetterParams, SendLetterResult> =
  /* @__PURE__ */ syncOperation({
    id: "SendLetter",
    method: "POST",
    path: "/zstack/v1/letters",
    body: {},
  });
`,
    use: `await zstack.sendLetter({ to: "a" });
// @ts-expect-error callers pass an object
await zstack.sendLetter("a");`,
  },
  {
    name: "params that require more of a model",
    files: spec(`  /zstack/v1/vms:
    post:
      operationId: MakeVm
      requestBody: {content: {application/json: {schema: {required: [memory], allOf: [{$ref: '#/components/schemas/Vm'}]}}}}
      responses: {'200': {description: ok}}
    put:
      operationId: ChangeVm
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: ok}}
    patch:
      operationId: TouchVm
      requestBody: {content: {application/json: {schema: {type: object, additionalProperties: false}}}}
      responses: {'200': {description: ok}}`),
    module: "operations/make-vm.ts",
    want: `
import type { Vm } from "../models/Vm.js";
import { syncOperation, type SyncOperation } from "../runtime/operation.js";
import type { WithRequired } from "../runtime/with-required.js";
export type MakeVmParams = WithRequired<Vm, "memory">;
export type MakeVmResult = void;
export const makeVm: SyncOperation<MakeVmParams, MakeVmResult> =
  /* @__PURE__ */ syncOperation({
    id: "MakeVm",
    method: "POST",
    path: "/zstack/v1/vms",
    body: {},
  });
`,
    use: `await zstack.makeVm({ uuid: "u", memory: 1 }); await zstack.changeVm({ any: "thing" }); await zstack.touchVm();
// @ts-expect-error required here
await zstack.makeVm({ uuid: "u" });
// @ts-expect-error an object that is closed and names nothing
await zstack.touchVm({ any: "thing" });`,
  },
  {
    name: "more required of a model that may be null",
    files: spec(
      "  {}",
      `Trouble: {type: [object, 'null'], properties: {code: {type: string}}}
    Cause: {required: [code], allOf: [{$ref: '#/components/schemas/Trouble'}]}`,
    ),
    module: "models/Cause.ts",
    want: `
import type { Shape } from "../runtime/shape.js";
import type { WithRequired } from "../runtime/with-required.js";
import type { Trouble } from "./Trouble.js";
export type Cause = WithRequired<Trouble, "code">;
export const shape: Shape = { required: ["code"] };
`,
    use: `const causes: all.Cause[] = [{ code: "c" }, null]; void causes;
// @ts-expect-error of an object, the code is required
const wrong: all.Cause = {}; void wrong;`,
  },
  {
    name: "a field with the name of one that every object has",
    files: spec(
      "  {}",
      "Site: {type: object, properties: {constructor: {type: object, properties: {name: {type: string}}, additionalProperties: true}}}",
    ),
    module: "models/Site.ts",
    want: `
import type { Shape } from "../runtime/shape.js";
export interface Site {
  constructor?: {
    name?: string;
  } & { [key: string]: unknown };
}
export const shape: Shape = {
  optional: ["constructor"],
  fields: { constructor: { optional: ["name"], open: true } },
};
`,
    use: 'const site: all.Site = { constructor: { name: "n", size: 1 } }; void site;',
  },
  {
    name: "a discriminator",
    files: spec(
      "  {}",
      `Base: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {d1: '#/components/schemas/D1'}}}
    D1: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {x: {type: string}}}]}`,
    ),
    module: "models/D1.ts",
    want: `
import type { Shape } from "../runtime/shape.js";
import type { Base } from "./Base.js";
export type D1 = Base & {
  x?: string;
};
export const shape: Shape = { required: ["kind"], optional: ["x"] };
`,
    use: 'const d: all.D1 = { kind: "d1", x: "y" }; void d;',
  },
];
