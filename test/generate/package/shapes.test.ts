import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OperationSpec } from "../../../src/runtime/operation-spec.ts";
import { int64, type Shape, type ShapeReference } from "../../../src/runtime/shape.ts";
import { packageOf, temporaryFolder, writeFiles } from "../../package-folder.ts";
import { ok, spec } from "./trait.ts";

const SCHEMAS = `Long: {type: integer, format: int64}
    Vm: {type: object, required: [uuid, name], properties: {name: {type: string}, uuid: {type: string}, memory: {$ref: '#/components/schemas/Long'}}}
    Host: {type: object, required: [uuid, ip], properties: {uuid: {type: string}, ip: {type: string}, free: {type: integer, format: int64}}}
    Vms: {type: array, items: {$ref: '#/components/schemas/Vm'}}
    SameVm: {$ref: '#/components/schemas/Vm'}
    Tree: {type: object, properties: {size: {type: integer, format: int64}, children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
    Node: {type: object, required: [edges], properties: {edges: {type: array, items: {$ref: '#/components/schemas/Edge'}}}}
    Edge: {type: object, properties: {to: {$ref: '#/components/schemas/Node'}}}
    Lists: {type: array, items: {$ref: '#/components/schemas/MoreLists'}}
    MoreLists: {type: array, items: {$ref: '#/components/schemas/Lists'}}
    Bush: {type: object, properties: {twig: {allOf: [{$ref: '#/components/schemas/Bush'}, {properties: {leaf: {type: string}}}]}}}
    Free: {type: object}
    Any: true
    Text: {type: string}`;

const VM = { required: ["name", "uuid"], optional: ["memory"], fields: { memory: int64 } };
const HOST = { required: ["uuid", "ip"], optional: ["free"], fields: { free: int64 } };
const AGAIN = "again";

const model = (name: string) => `{$ref: '#/components/schemas/${name}'}`;
const long = "{type: integer, format: int64}";

interface Row {
  readonly payload: string;
  /** The shape, its functions called; `undefined` for a descriptor without one. */
  readonly want: unknown;
}

const ROWS: Readonly<Record<string, Row>> = {
  "a text": { payload: "{type: string}", want: undefined },
  anything: { payload: model("Any"), want: undefined },
  "any object": { payload: model("Free"), want: undefined },
  "a 64-bit integer": { payload: long, want: int64 },
  "a 32-bit integer": { payload: "{type: integer, format: int32}", want: undefined },
  "a 64-bit integer or null": { payload: "{type: [integer, 'null'], format: int64}", want: int64 },
  "a model": { payload: model("Vm"), want: VM },
  "a model or null": { payload: `{anyOf: [${model("Vm")}, {type: 'null'}]}`, want: VM },
  "a described model": { payload: `{allOf: [${model("Vm")}], description: A VM.}`, want: VM },
  "another name for a model": { payload: model("SameVm"), want: VM },
  "a model that is a list": { payload: model("Vms"), want: { items: VM } },
  "a list of models": { payload: `{type: array, items: ${model("Vm")}}`, want: { items: VM } },
  "a list of lists": {
    payload: `{type: array, items: {type: array, items: ${model("Vm")}}}`,
    want: { items: { items: VM } },
  },
  "a list of texts": { payload: "{type: array, items: {type: string}}", want: undefined },
  "a list of anything": { payload: "{type: array}", want: undefined },
  "lists of each other": { payload: model("Lists"), want: undefined },
  "an object with objects in it": {
    payload: `{type: object, required: [vm], properties: {vm: ${model("Vm")}, in: {type: object, properties: {a: ${long}}}, text: ${model("Text")}, free: {type: object}}}`,
    want: {
      required: ["vm"],
      optional: ["in", "text", "free"],
      fields: { vm: VM, in: { optional: ["a"], fields: { a: int64 } } },
    },
  },
  "an object that requires what it does not describe": {
    payload: "{type: object, required: [b, a], properties: {a: {type: string}}}",
    want: { required: ["a", "b"] },
  },
  "a map": { payload: `{type: object, additionalProperties: ${long}}`, want: { open: int64 } },
  "a map of models": {
    payload: `{type: object, additionalProperties: ${model("Vm")}}`,
    want: { open: VM },
  },
  "a map of texts": { payload: "{type: object, additionalProperties: {type: string}}", want: undefined },
  "properties beside a map": {
    payload: `{type: object, properties: {a: {type: string}}, additionalProperties: ${long}}`,
    want: { optional: ["a"], open: int64 },
  },
  "properties beside others": {
    payload: "{type: object, properties: {a: {type: string}}, additionalProperties: true}",
    want: { optional: ["a"], open: true },
  },
  "properties and no others": {
    payload: "{type: object, properties: {a: {type: string}}, additionalProperties: false}",
    want: { optional: ["a"] },
  },
  "a model inside itself": {
    payload: model("Tree"),
    want: {
      optional: ["size", "children"],
      fields: { size: int64, children: { items: AGAIN } },
    },
  },
  "models in a circle": {
    payload: model("Node"),
    want: { required: ["edges"], fields: { edges: { items: { optional: ["to"], fields: { to: AGAIN } } } } },
  },
  "models in one": {
    payload: `{allOf: [${model("Vm")}, ${model("Host")}], required: [memory]}`,
    want: {
      required: ["name", "uuid", "memory", "ip"],
      optional: ["free"],
      fields: { memory: int64, free: int64 },
    },
  },
  "a model with more required": {
    payload: `{allOf: [${model("Vm")}, {type: object, required: [memory]}]}`,
    want: { required: ["name", "uuid", "memory"], fields: { memory: int64 } },
  },
  "a model with room for more": {
    payload: `{allOf: [${model("Vm")}, {type: object, additionalProperties: true}]}`,
    want: { ...VM, open: true },
  },
  "a field that two members describe": {
    payload: `{allOf: [{properties: {a: ${long}}}, {properties: {a: {description: How much.}}}]}`,
    want: { optional: ["a"], fields: { a: int64 } },
  },
  "one of two models": {
    payload: `{oneOf: [${model("Vm")}, ${model("Host")}]}`,
    want: {
      required: ["uuid"],
      optional: ["name", "memory", "ip", "free"],
      fields: { memory: int64, free: int64 },
    },
  },
  "a model or a text": { payload: `{anyOf: [${model("Vm")}, {type: string}]}`, want: VM },
  "a model or a list of others": {
    payload: `{anyOf: [${model("Vm")}, {type: array, items: ${model("Host")}}]}`,
    want: { ...VM, items: HOST },
  },
  "a model or any object": {
    payload: `{anyOf: [${model("Vm")}, {type: object}]}`,
    want: { optional: ["name", "uuid", "memory"], open: true, fields: { memory: int64 } },
  },
  "a model or anything": { payload: `{anyOf: [${model("Vm")}, {}]}`, want: undefined },
  "a model or a 64-bit integer": {
    payload: `{anyOf: [${model("Vm")}, ${long}]}`,
    want: { int64: true, ...VM },
  },
  "a text or a 64-bit integer": { payload: "{type: [string, integer], format: int64}", want: int64 },
  "a choice beside properties": {
    payload: `{properties: {a: {type: string}}, required: [a], oneOf: [${model("Vm")}, {properties: {uuid: {type: string}}}]}`,
    want: { required: ["a"], optional: ["name", "uuid", "memory"], fields: { memory: int64 } },
  },
  "a choice of what is required": {
    payload:
      "{properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}",
    want: { optional: ["a", "b"] },
  },
  "a choice beside all": {
    payload: `{allOf: [{properties: {a: ${long}}}], anyOf: [{properties: {b: ${long}}}, {properties: {c: {}}}]}`,
    want: { optional: ["b", "c", "a"], fields: { b: int64, a: int64 } },
  },
  "a field that is one model here and another there": {
    payload: `{anyOf: [{properties: {on: ${model("Vm")}}}, {properties: {on: ${model("Host")}}}]}`,
    want: {
      optional: ["on"],
      fields: {
        on: {
          required: ["uuid"],
          optional: ["name", "memory", "ip", "free"],
          fields: { memory: int64, free: int64 },
        },
      },
    },
  },
  "a model that extends itself, three times over": {
    payload: `{properties: {bush: ${model("Bush")}}}`,
    want: { optional: ["bush"], fields: { bush: { optional: ["twig"], fields: { twig: twig(3) } } } },
  },
};

function twig(depth: number): object {
  return { optional: ["twig", "leaf"], ...(depth > 1 && { fields: { twig: twig(depth - 1) } }) };
}

const rows = Object.entries(ROWS);
const folder = temporaryFolder();
beforeAll(() => {
  const paths = rows.map(
    ([, { payload }], row) =>
      `  /zstack/v1/rows/${row}: {get: {operationId: GetRow${row}, ${ok(`{type: object, properties: {inventory: ${payload}}}`)}}}`,
  );
  writeFiles(folder.path, packageOf(spec(paths.join("\n"), SCHEMAS)));
});
afterAll(() => folder.remove());

/** What the descriptor of a generated operation gives when it is asked for the shape. */
async function shapeOf(operation: string, home = folder.path): Promise<Shape | undefined> {
  const module = (await import(pathToFileURL(path.join(home, "src/index.ts")).href)) as Record<
    string,
    { spec: OperationSpec }
  >;
  return module[operation]!.spec.shape?.();
}

/** A shape without its functions; what leads back to a shape around it is said to come again. */
function whole(reference: ShapeReference, around: readonly Shape[] = []): unknown {
  const shape = typeof reference === "function" ? reference() : reference;
  if (around.includes(shape)) return AGAIN;
  const inner = (part: ShapeReference) => whole(part, [...around, shape]);
  const { open, fields, items, ...rest } = shape;
  return {
    ...rest,
    ...(open !== undefined && { open: typeof open === "boolean" ? open : inner(open) }),
    ...(fields && {
      fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, inner(field)])),
    }),
    ...(items && { items: inner(items) }),
  };
}

test("fields may have any name", async () => {
  const names = [
    "__proto__",
    "constructor",
    "a-b",
    "1",
    'quote"d',
    "back\\slash",
    "*/",
    "\u2028",
    "`back`",
    "类型",
  ];
  const payload = `{type: object, properties: {${names.map((name) => `${JSON.stringify(name)}: ${long}`).join(", ")}}}`;
  const home = path.join(folder.path, "names");
  const files = spec(
    `  /a: {get: {operationId: GetA, ${ok(`{type: object, properties: {inventory: ${model("A")}}}`)}}}`,
    `A: ${payload}`,
  );
  writeFiles(home, packageOf(files));
  const shape = await shapeOf("getA", home);
  expect(new Set(shape?.optional)).toEqual(new Set(names));
  expect(new Set(Object.keys(shape?.fields ?? {}))).toEqual(new Set(names));
  expect(Object.getPrototypeOf(shape?.fields)).toBe(Object.prototype);
});

describe("the shape of", () => {
  test.each(rows.map(([name, row], index) => [name, row, index] as const))(
    "%s",
    async (_, { want }, index) => {
      const shape = await shapeOf(`getRow${index}`);
      expect(shape && whole(shape)).toEqual(want);
    },
  );
});
