import type { OpenAPI3 } from "openapi-typescript";
import { describe, expect, test } from "vitest";
import { transformContext } from "../../src/emit/context.ts";
import { type DeclaredEntries, declareDocument } from "../../src/emit/document-declaration.ts";
import { astToString, scanDiscriminators, transformSchema } from "../../src/emit/openapi-typescript.ts";
import { printableCopy } from "../../src/emit/printable.ts";
import type { JsonObject } from "../../src/model/model.ts";
import { TRAITS } from "../generate/package/traits.ts";
import { loadText } from "../text-files.ts";

const ok = (schema: JsonObject): JsonObject => ({
  200: { description: "ok", content: { "application/json": { schema } } },
});
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const operation = (operationId: string, schema: JsonObject): JsonObject => ({
  operationId,
  responses: ok(schema),
});
const api = (paths: JsonObject, components?: JsonObject, further: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths,
  ...(components && { components }),
  ...further,
});
const VM = { type: "object", properties: { uuid: { type: "string" }, next: ref("Vm") } };
const KEYED = { allOf: [ref("Vm"), { required: ["uuid"] }], required: ["uuid"] };

const DOCUMENTS: Readonly<Record<string, JsonObject>> = {
  "nothing at all": api({}),
  "components without schemas": api({}, { parameters: { P: { name: "p", in: "query", schema: {} } } }),
  "a model in a circle": api({ "/vms": { get: operation("GetVm", ref("Vm")) } }, { schemas: { Vm: VM } }),
  "operations of webhooks and of shared path items": api(
    { "/vms": { get: operation("GetVm", ref("Vm")) } },
    { schemas: { Vm: VM }, pathItems: { Shared: { get: operation("Shared", VM) } } },
    { webhooks: { done: { post: operation("Done", ref("Vm")) } } },
  ),
  "a helper type that operations ask for": api(
    { "/vms": { get: operation("GetVm", KEYED) }, "/others": { get: operation("GetOther", KEYED) } },
    { schemas: { Vm: VM } },
  ),
  "a helper type that a schema asks for": api(
    { "/vms": { get: operation("GetVm", ref("Vm")) } },
    { schemas: { Vm: VM, Keyed: KEYED } },
  ),
  discriminators: api(
    { "/pets": { get: operation("GetPet", ref("Pet")) } },
    {
      schemas: {
        Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
        Cat: { type: "object", properties: { kind: { type: "string" } } },
        Dog: { type: "object", properties: { kind: { type: "string" } } },
      },
    },
  ),
  "parameters behind references, and bare booleans": api(
    {
      "/vms/{uuid}": {
        parameters: [{ $ref: "#/components/parameters/Uuid" }],
        get: operation("GetVm", { allOf: [true, ref("Vm")] }),
      },
    },
    {
      parameters: { Uuid: { name: "uuid", in: "path", required: true, schema: { type: "string" } } },
      schemas: { Vm: VM },
    },
  ),
  "an object that lists its values": api(
    { "/vms": { get: operation("GetVm", ref("State")) } },
    { schemas: { State: { type: "object", enum: ["Up", { $ref: "#/nowhere" }], properties: { enum: VM } } } },
  ),
  "names that JavaScript has uses for": api(
    Object.fromEntries([["/__proto__", { get: operation("GetProto", ref("constructor")) }]]),
    {
      schemas: Object.fromEntries([
        ["constructor", VM],
        ["__proto__", VM],
        ["Vm", VM],
      ]),
    },
  ),
  "texts that replacing would take for patterns": api(
    { "/$&": { get: { ...operation("Get", ref("Vm")), description: "$' $1 $$" } } },
    { schemas: { Vm: { ...VM, description: "$& schemas: never;" } } },
  ),
};

/** As openapi-typescript's command prints all of it at once, but for a helper of which it has another. */
function printedAtOnce(document: JsonObject): string {
  const printable = printableCopy(document) as unknown as OpenAPI3;
  const discriminators = scanDiscriminators(printable, {});
  return astToString(transformSchema(printable, transformContext(printable, { discriminators }))).replace(
    /^type WithRequired<.*?^\};$/ms,
    () =>
      "type WithRequired<T, K extends PropertyKey> = T extends object ? T & Required<Pick<T, K & keyof T>> : T;",
  );
}

describe("printing entry by entry comes to the same as printing all at once, for", () => {
  test.each(Object.entries(DOCUMENTS))("%s", (_, document) => {
    expect(declareDocument(document)).toBe(printedAtOnce(document));
  });

  test.each(TRAITS.map(({ name, files }) => [name, files] as const))("%s", (_, files) => {
    const document = loadText(files).document as JsonObject;
    expect(declareDocument(document)).toBe(printedAtOnce(document));
  });
});

test("values that an object lists are no types of its", () => {
  expect(declareDocument(DOCUMENTS["an object that lists its values"]!)).toMatch(/State: \{\n +enum\?: \{/);
});

test("what is known is taken as it is, and what is not becomes known", () => {
  const document = DOCUMENTS["a model in a circle"]!;
  const known: DeclaredEntries = new Map();
  const first = declareDocument(document, known);
  expect([...known.keys()]).toEqual(["/paths/~1vms", "/components/schemas/Vm"]);
  known.set("/components/schemas/Vm", { member: "        Vm: 1;\n", footers: new Map() });
  expect(declareDocument(document, known)).toBe(first.replace(/ {8}Vm: \{.*?\n {8}\};/s, "        Vm: 1;"));
});

test("with discriminators, which may be about any schema, nothing stays known", () => {
  const document = DOCUMENTS.discriminators!;
  const known: DeclaredEntries = new Map([["/paths/~1old", { member: "", footers: new Map() }]]);
  declareDocument(document, known);
  expect(known.size).toBe(0);
});
