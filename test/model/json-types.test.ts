import { describe, expect, test } from "vitest";
import { isObject, jsonTypesOf } from "../../src/model/json-types.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import { spec } from "../generate/package/trait.ts";
import { modelOf } from "../text-files.ts";

const MODELS = `Vm: {type: object, properties: {uuid: {type: string}}}
    Nullable: {type: [object, 'null'], properties: {uuid: {type: string}}}
    Name: {type: string}
    Alias: {$ref: '#/components/schemas/Nullable'}
    Any: {}
    Either: {oneOf: [{$ref: '#/components/schemas/Vm'}, {$ref: '#/components/schemas/Name'}]}`;
const ref = (name: string) => `{$ref: '#/components/schemas/${name}'}`;
const ALL = "array boolean null number object string";

describe("the types of values of", () => {
  test.each([
    ["{type: integer}", "number"],
    ["{type: [string, integer, 'null']}", "null number string"],
    ["{properties: {}}", "object"],
    ["{items: {}}", "array"],
    ["{}", ALL],
    ["true", ALL],
    ["{not: {type: string}}", ALL],
    ["{required: [a]}", ALL],
    ["{enum: [a, 1, null]}", "number string"],
    ["{const: {a: 1}}", "object"],
    ["{const: null}", "null"],
    ["{type: [object, 'null'], enum: [{a: 1}, null]}", "null object"],
    [ref("Alias"), "null object"],
    [ref("Any"), ALL],
    [`{anyOf: [${ref("Vm")}, {type: 'null'}]}`, "null object"],
    [`{anyOf: [${ref("Either")}, {type: boolean}]}`, "boolean object string"],
    [`{oneOf: [${ref("Vm")}, {}]}`, ALL],
    [`{allOf: [${ref("Name")}, {description: Which.}]}`, "string"],
    [`{allOf: [${ref("Nullable")}, ${ref("Alias")}]}`, "null object"],
    [`{allOf: [${ref("Nullable")}, ${ref("Vm")}]}`, "object"],
    [`{allOf: [${ref("Either")}, ${ref("Nullable")}]}`, "object"],
    [`{type: object, allOf: [${ref("Nullable")}]}`, "object"],
    [`{type: object, oneOf: [${ref("Vm")}, ${ref("Name")}]}`, "object"],
    [`{properties: {a: {}}, oneOf: [${ref("Vm")}, ${ref("Name")}]}`, "object"],
    [`{allOf: [${ref("Name")}, ${ref("Vm")}]}`, ""],
  ])("%s", (schema, want) => {
    const model = modelOf(spec("  {}", `${MODELS}\n    It: ${schema}`));
    const schemas = schemasOf(model);
    const types = jsonTypesOf(schemas.get("It")!, schemas);
    expect([...types].sort().join(" ")).toBe(want);
    expect(isObject(schemas.get("It")!, schemas)).toBe(/^(null )?object$/.test(want));
  });
});
