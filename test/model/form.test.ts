import { describe, expect, test } from "vitest";
import { build } from "../../src/model/build.ts";
import { fieldsOf, formOfFirst, isOpen, propertiesOf, requiredByOthers } from "../../src/model/form.ts";
import type { PropertyModel } from "../../src/model/model.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import { spec } from "../generate/package/trait.ts";
import { loadText, modelOf } from "../text-files.ts";

const MODELS = `Base: {type: object, required: [uuid], properties: {uuid: {type: string}, name: {type: string}}}
    Map: {type: object, additionalProperties: {type: string}}
    Text: {type: string}
    Disk: {type: object, required: [size], properties: {size: {type: integer}}}
    Net: {type: object, required: [speed], properties: {speed: {type: integer}}}`;
const ref = (name: string) => `{$ref: '#/components/schemas/${name}'}`;

function schemaOf(text: string) {
  const schemas = schemasOf(modelOf(spec("  {}", `${MODELS}\n    It: ${text}`)));
  return { schemas, schema: schemas.get("It")! };
}

/** Names in order, the required ones with a `!`. */
function written(properties: readonly PropertyModel[] | undefined): string | undefined {
  return properties?.map(({ name, required }) => (required ? `${name}!` : name)).join(" ");
}

const OF_CHOICE = `{properties: {own: {}}, required: [own], oneOf: [${ref("Disk")}, ${ref("Net")}]}`;

describe("the properties of", () => {
  test.each([
    ["an object", "{type: object, required: [b], properties: {a: {}, b: {}}}", "a b!"],
    ["an object without any", "{type: object}", ""],
    ["a model", ref("Base"), "uuid! name"],
    ["a model and more", `{allOf: [${ref("Base")}, {properties: {name: {}, b: {}}}]}`, "uuid! name b"],
    [
      "a model of which more is required",
      "{$ref: '#/components/schemas/Base', required: [name]}",
      "uuid! name!",
    ],
    ["an object beside a choice", OF_CHOICE, "own! size speed"],
    ["a choice", `{oneOf: [${ref("Disk")}, ${ref("Net")}]}`, undefined],
    ["a choice with a description", `{allOf: [{oneOf: [${ref("Disk")}, ${ref("Net")}]}, {}]}`, undefined],
    ["a text", ref("Text"), undefined],
    ["a list", `{type: array, items: ${ref("Base")}}`, undefined],
    ["anything", "{}", undefined],
    ["what is only required", "{required: [a]}", undefined],
  ])("%s", (_, text, want) => {
    const { schema, schemas } = schemaOf(text);
    expect(written(propertiesOf(schema, schemas))).toBe(want);
  });

  test("an example take the first of each choice that objects may have", () => {
    const { schema, schemas } = schemaOf(`{allOf: [${OF_CHOICE}, {anyOf: [${ref("Text")}, ${ref("Net")}]}]}`);
    expect(written(fieldsOf(formOfFirst(schema, schemas)))).toBe("own! size! speed!");
  });
});

test.each([
  ["in the words of the last that says something", "{properties: {name: {type: string, maxLength: 3}}}", 3],
  ["but not of one that says nothing", "{properties: {name: {}}}", undefined],
])("a property that two members describe is told %s", (_, second, maxLength) => {
  const { schema, schemas } = schemaOf(`{allOf: [${ref("Base")}, ${second}]}`);
  const name = propertiesOf(schema, schemas)?.find((property) => property.name === "name");
  expect(name?.schema).toMatchObject({
    kind: "string",
    limits: maxLength === undefined ? {} : { maxLength },
  });
});

test.each([
  ["an object", ref("Base"), false],
  ["a map", ref("Map"), true],
  ["an object and a map", `{allOf: [${ref("Base")}, ${ref("Map")}]}`, true],
  ["an object and a description", `{allOf: [${ref("Base")}, {description: Which.}]}`, false],
  ["a closed object", "{type: object, additionalProperties: false, properties: {a: {}}}", false],
  ["names by a pattern", "{type: object, patternProperties: {'^x-': {}}}", true],
  ["a choice", `{oneOf: [${ref("Disk")}, ${ref("Net")}]}`, true],
  ["an object beside a choice", OF_CHOICE, false],
  ["anything", "{}", true],
])("whether %s may have properties that are not named", (_, text, want) => {
  const { schema, schemas } = schemaOf(text);
  expect(isOpen(schema, schemas)).toBe(want);
});

test.each(["3", "9007199254740993", "{}", "a", "[1, b]"])(
  "what requires %s, which is a fault that is told elsewhere, has its properties all the same",
  (required) => {
    const text = `{type: object, required: ${required}, properties: {a: {}, b: {}}}`;
    const { model } = build(loadText(spec("  {}", `${MODELS}\n    It: ${text}`)));
    const schemas = schemasOf(model);
    expect(written(propertiesOf(schemas.get("It")!, schemas))).toBe(required === "[1, b]" ? "a b!" : "a b");
  },
);

test("what only another member requires is known apart from what its own object does", () => {
  const { schema, schemas } = schemaOf(`{allOf: [${ref("Base")}, {required: [name]}]}`);
  const pointers = requiredByOthers(schema, schemas).map(({ pointer }) => pointer);
  expect(pointers).toEqual(["/components/schemas/Base/properties/name"]);
});
