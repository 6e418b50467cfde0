import { describe, expect, test } from "vitest";
import { diff } from "../../src/diff/judge.ts";
import { modelOf } from "../text-files.ts";
import { compare, type SpecParts, specWith, verdictsOf } from "./pair.ts";

const OAUTH =
  "components: {securitySchemes: {oauth: {type: apiKey, in: header, name: Authorization}}}\nsecurity: [{oauth: []}]";
const object = (properties: string, rest = "") => `{type: object, ${rest} properties: {${properties}}}`;
const NIC = `Nic: ${object("ip: {type: string}, mtu: {type: integer}", "required: [ip],")}`;

/** Pairs that ordinary tools take for changes. */
const EQUAL: readonly (readonly [what: string, base: SpecParts, head: SpecParts])[] = [
  [
    "inherited and spelt-out security",
    { root: OAUTH },
    { root: OAUTH, operation: "security: [{oauth: []}]" },
  ],
  ["no security and an empty list of it", {}, { operation: "security: []" }],
  ["a security scheme under another name", { root: OAUTH }, { root: OAUTH.replaceAll("oauth", "session") }],
  [
    "allOf and what it merges to",
    {
      inventory: `{allOf: [${object("a: {type: string}", "required: [a],")}, ${object("b: {type: integer, maximum: 3}")}]}`,
    },
    { inventory: object("b: {type: integer, maximum: 3}, a: {type: string}", "required: [a],") },
  ],
  [
    "limits in two members of allOf and the tighter ones",
    { inventory: "{allOf: [{type: string, maxLength: 9, minLength: 1}, {maxLength: 5}]}" },
    { inventory: "{type: string, maxLength: 5, minLength: 1}" },
  ],
  [
    "a reference and the same in place",
    { schemas: NIC, inventory: object("nic: {$ref: '#/components/schemas/Nic'}") },
    { schemas: NIC, inventory: object(`nic: ${NIC.slice(5)}`) },
  ],
  [
    "a reference in allOf and the same merged",
    {
      schemas: NIC,
      inventory: `{allOf: [{$ref: '#/components/schemas/Nic'}, ${object("x: {type: string}")}]}`,
    },
    {
      schemas: NIC,
      inventory: object("x: {type: string}, ip: {type: string}, mtu: {type: integer}", "required: [ip],"),
    },
  ],
  [
    "the order of keys, of required and of enum",
    { params: object("a: {enum: [x, y], type: string}, b: {type: string}", "required: [a, b],") },
    { params: object("b: {type: string}, a: {type: string, enum: [y, x]}", "required: [b, a],") },
  ],
  [
    "two spellings of null",
    { inventory: object("a: {type: [string, 'null']}") },
    { inventory: object("a: {anyOf: [{type: 'null'}, {type: string}]}") },
  ],
  [
    "a choice within a choice and all alternatives in one",
    {
      inventory: object(
        `a: {oneOf: [{anyOf: [${object("x: {type: string}")}, {type: 'null'}]}, {oneOf: [${object("y: {type: string}")}, {type: array, items: {type: string}}]}]}`,
      ),
    },
    {
      inventory: object(
        `a: {oneOf: [{type: array, items: {type: string}}, ${object("x: {type: string}")}, ${object("y: {type: string}")}, {type: 'null'}]}`,
      ),
    },
  ],
  [
    "a list of types and a choice of them",
    { inventory: object("a: {type: [string, integer]}") },
    { inventory: object("a: {oneOf: [{type: integer}, {type: string}]}") },
  ],
  [
    "two spellings of a reference or null",
    { schemas: NIC, inventory: object("a: {anyOf: [{$ref: '#/components/schemas/Nic'}, {type: 'null'}]}") },
    { schemas: NIC, inventory: object("a: {oneOf: [{type: 'null'}, {$ref: '#/components/schemas/Nic'}]}") },
  ],
  [
    "two spellings of an open set",
    { inventory: object("a: {anyOf: [{type: string, enum: [x, y]}, {type: string}]}") },
    { inventory: object("a: {anyOf: [{type: string}, {type: string, enum: [y, x]}]}") },
  ],
  [
    "a set of one and a constant",
    { params: object("a: {enum: [x]}") },
    { params: object("a: {type: string, enum: [x]}") },
  ],
  [
    "exclusive and inclusive bounds of integers",
    { params: object("a: {type: integer, exclusiveMinimum: 0}") },
    { params: object("a: {type: integer, minimum: 1}") },
  ],
  [
    "limits that limit nothing",
    { params: object("a: {type: string, minLength: 0}") },
    { params: object("a: {type: string}") },
  ],
  [
    "a choice of one and the one",
    { params: object("a: {oneOf: [{type: string}]}") },
    { params: object("a: {type: string}") },
  ],
  [
    "parameters of the path item and of the operation, style spelt out",
    { parameters: "[{name: q, in: query, schema: {type: string}}]" },
    {
      parameters:
        "[{name: q, in: query, style: form, explode: true, required: false, schema: {type: string}}]",
    },
  ],
  [
    "a recursive schema written twice",
    {
      schemas: "Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}}}",
      inventory: "{$ref: '#/components/schemas/Node'}",
    },
    {
      schemas: "Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}}}",
      inventory: object("next: {$ref: '#/components/schemas/Node'}"),
    },
  ],
];

describe("no change is", () => {
  test.each(EQUAL)("%s", (_, base, head) => {
    expect(compare(base, head).changes).toEqual([]);
    expect(compare(head, base).changes).toEqual([]);
  });

  test("files that were joined, moved or split", () => {
    const joined = specWith({ schemas: NIC, inventory: "{$ref: '#/components/schemas/Nic'}" });
    const split = {
      ...specWith({ inventory: "{$ref: 'deep/Nic.yaml'}" }),
      "deep/Nic.yaml": NIC.slice(5),
    };
    const moved = { ...specWith({ inventory: "{$ref: 'Nic.yaml'}" }), "Nic.yaml": NIC.slice(5) };
    for (const [base, head] of [
      [joined, split],
      [split, moved],
      [moved, joined],
    ] as const) {
      expect(diff(modelOf(base), modelOf(head)).changes).toEqual([]);
    }
  });

  test("a spec and itself", () => {
    expect(verdictsOf(compare({ schemas: NIC }, { schemas: NIC }))).toEqual([]);
  });
});

test("an example in place and one of the components are the same", () => {
  const responses = (examples: string) =>
    `{'200': {description: ok, content: {application/json: {schema: {type: object}, examples: ${examples}}}}}`;
  const base = specWith({ responses: responses("{a: {value: {x: 1}}}") });
  const head = specWith({ responses: responses("{a: {$ref: '#/components/examples/A'}}") });
  const text = `${head["openapi.yaml"]}\ncomponents: {examples: {A: {value: {x: 1}}}}\n`;
  expect(diff(modelOf(base), modelOf({ "openapi.yaml": text })).changes).toEqual([]);
});
