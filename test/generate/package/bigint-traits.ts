import { ok, spec, type Trait } from "./trait.ts";

const LONG = "{type: integer, format: int64}";

function bigint(trait: Omit<Trait, "options">): Trait {
  return { ...trait, options: { int64: "bigint" } };
}

/** What packages say whose 64-bit integers are bigints. */
export const BIGINT_TRAITS: readonly Trait[] = [
  bigint({
    name: "bigints in fields, lists, maps and unions, and null beside them",
    files: spec(
      "  {}",
      `Size: ${LONG}
    Vm:
      type: object
      required: [memory, count]
      properties:
        memory: ${LONG}
        count: {type: integer, format: int32}
        nullable: {type: [integer, 'null'], format: int64}
        older: {type: integer, format: int64, nullable: true}
        choice: {anyOf: [${LONG}, {type: 'null'}]}
        textToo: {type: [string, integer], format: int64}
        either: {oneOf: [${LONG}, {type: boolean}]}
        list: {type: array, items: ${LONG}}
        map: {type: object, additionalProperties: ${LONG}}
        described: {allOf: [${LONG}], description: How much.}
        size: {$ref: '#/components/schemas/Size'}`,
    ),
    module: "models/Vm.ts",
    want: `
import { int64, type Shape } from "../runtime/shape.js";
import { shape as sizeShape, type Size } from "./Size.js";
export interface Vm {
  memory: bigint;
  count: number;
  nullable?: bigint | null;
  older?: bigint | null;
  choice?: bigint | null;
  textToo?: string | bigint;
  either?: bigint | boolean;
  list?: bigint[];
  map?: { [key: string]: bigint };
  described?: bigint;
  size?: Size;
}
export const shape: Shape = {
  required: ["memory", "count"],
  optional: [
    "nullable",
    "older",
    "choice",
    "textToo",
    "either",
    "list",
    "map",
    "described",
    "size",
  ],
  fields: {
    memory: int64,
    nullable: int64,
    older: int64,
    choice: int64,
    textToo: int64,
    either: int64,
    list: { items: int64 },
    map: { open: int64 },
    described: int64,
    size: () => sizeShape,
  },
};
`,
    use: `const vm: all.Vm = { memory: 1n, count: 1, nullable: null, older: 2n, choice: null, textToo: 3n, either: 4n, list: [5n], map: { a: 6n }, described: 7n, size: 8n };
void [vm, vm.memory + 1n];
// @ts-expect-error 64-bit integers are bigints
const one: all.Vm = { memory: 1, count: 1 };
// @ts-expect-error and no others
const other: all.Vm = { memory: 1n, count: 1n };
void [one, other];`,
  }),
  bigint({
    name: "bigints that the spec names",
    files: spec(
      "  {}",
      `Vm:
      type: object
      properties:
        version: {type: integer, format: int64, enum: [4, -6, 9007199254740993]}
        idiom: {anyOf: [{type: integer, format: int64, enum: [1]}, ${LONG}]}
        nullable: {type: [integer, 'null'], format: int64, enum: [1, null]}
        only: {type: integer, format: int64, const: 5}
        small: {type: integer, enum: [1]}`,
    ),
    module: "models/Vm.ts",
    want: `
import { int64, type Shape } from "../runtime/shape.js";
export interface Vm {
  version?: 4n | -6n | 9007199254740993n | (bigint & {});
  idiom?: 1n | (bigint & {});
  nullable?: 1n | (bigint & {}) | null;
  only?: 5n;
  small?: 1 | (number & {});
}
export const shape: Shape = {
  optional: ["version", "idiom", "nullable", "only", "small"],
  fields: { version: int64, idiom: int64, nullable: int64, only: int64 },
};
`,
    use: `const vm: all.Vm = { version: 7n, idiom: 2n, nullable: null, only: 5n, small: 2 }; void vm;
// @ts-expect-error a constant has one value
const wrong: all.Vm = { only: 6n }; void wrong;`,
  }),
  bigint({
    name: "bigints in params and in a result",
    files: spec(`  /zstack/v1/volumes/{id}:
    put:
      operationId: ResizeVolume
      parameters:
        - {name: id, in: path, required: true, schema: ${LONG}}
        - {name: at, in: query, schema: {type: integer, format: int64, default: 0}}
      requestBody: {content: {application/json: {schema: {type: object, properties: {params: {type: object, required: [size], properties: {size: ${LONG}}}}}}}}
      ${ok(`{type: object, properties: {inventory: {type: object, required: [size], properties: {size: ${LONG}, vm: {$ref: '#/components/schemas/Vm'}}}}}`)}`),
    module: "operations/resize-volume.ts",
    want: `
import type { Vm } from "../models/Vm.js";
import { syncOperation, type SyncOperation } from "../runtime/addressed-operation.js";
import { int64 } from "../runtime/shape.js";
export interface ResizeVolumeParams {
  id: bigint;
  at?: bigint;
  size: bigint;
}
export interface ResizeVolumeResult {
  size: bigint;
  vm?: Vm;
}
export const resizeVolume: SyncOperation<ResizeVolumeParams, ResizeVolumeResult> =
  /* @__PURE__ */ syncOperation({
    id: "ResizeVolume",
    method: "PUT",
    path: "/zstack/v1/volumes/{id}",
    pathParams: ["id"],
    queryParams: ["at"],
    body: { key: "params" },
    result: "inventory",
    shape: async () => ({
      required: ["size"],
      optional: ["vm"],
      fields: { size: int64, vm: (await import("../models/Vm.js")).shape },
    }),
    int64: "bigint",
  });
`,
    use: `const { size, vm } = await zstack.resizeVolume({ id: 1n, at: 2n, size: 3n }); void [size + 1n, vm?.memory];
// @ts-expect-error 64-bit integers are bigints
void zstack.resizeVolume({ id: 1, size: 3n });`,
  }),
  bigint({
    name: "a query of what has bigints",
    files: spec(
      `  /zstack/v1/vms:
    get:
      operationId: QueryVm
      parameters: [{name: q, in: query, schema: {type: array, items: {type: string}}}]
      ${ok("{type: object, properties: {inventories: {type: array, items: {$ref: '#/components/schemas/Vm'}}, total: {type: integer, format: int64}}}")}`,
    ),
    module: "operations/query-vm.ts",
    want: `
import type { Vm } from "../models/Vm.js";
import { queryOperation, type QueryOperation, type QueryParamsOf } from "../runtime/query.js";
export interface QueryVmParams extends QueryParamsOf<Vm> {}
export type QueryVmResult = Vm[];
export const queryVm: QueryOperation<QueryVmParams, Vm> =
  /* @__PURE__ */ queryOperation({
    id: "QueryVm",
    method: "GET",
    path: "/zstack/v1/vms",
    queryParams: ["q"],
    result: "inventories",
    hasUuid: true,
    shape: () => import("../models/Vm.js").then(({ shape }) => ({ items: shape })),
    int64: "bigint",
  });
`,
    use: `const { inventories: [vm], total } = await zstack.queryVm.page({ where: { memory: { gt: 1n, lt: 2 ** 40 } } });
const memory: bigint | undefined = vm?.memory; const count: number = total; void [memory, count];`,
  }),
];
