import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { fixedTexts } from "../../src/lint/fix.ts";
import { findingsIn, shortly } from "./findings.ts";
import { GOOD } from "./good-spec.ts";

/** Values that stand in the wrong place somewhere. */
const ODD = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  4.1,
  9007199254740993n,
  "",
  "x",
  [],
  [null],
  {},
  { $ref: "#/components/schemas/DiskInventory" },
  { $ref: "#/components/schemas/Nowhere" },
  { $ref: "nowhere.yaml" },
  { type: "object", required: ["a", 1], properties: { a: null } },
  { allOf: [{ $ref: "#/components/schemas/DiskInventory" }] },
  { type: ["string", "null"], enum: ["a", null], default: 3, pattern: "(" },
  { type: "array", items: { type: "array" }, minItems: 3, maxItems: 1 },
);

/** Puts a value somewhere into a document; `at` picks the place, counted through the document. */
function spoil(document: unknown, at: number, value: unknown): unknown {
  const places: (() => void)[] = [];
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== "object") return;
    for (const key of Object.keys(node)) {
      places.push(() => {
        // A copy: a value that is put into itself has no end.
        (node as Record<string, unknown>)[key] = structuredClone(value);
      });
      walk((node as Record<string, unknown>)[key]);
    }
  };
  walk(document);
  places[at % places.length]!();
  return document;
}

test("whatever stands anywhere in a spec, linting ends, and finds the same twice", async () => {
  const spoilt = fc.array(fc.tuple(fc.nat(), ODD), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(spoilt, async (changes) => {
      const document = changes.reduce<unknown>((spec, [at, value]) => spoil(spec, at, value), parse(GOOD));
      const files = { "openapi.yaml": stringify(document, { aliasDuplicateObjects: false }) };
      const findings = await findingsIn(files);
      expect(findings.length).toBeGreaterThanOrEqual(0);
      expect(shortly(await findingsIn(files, "zh-CN"))).toEqual(shortly(findings));
      for (const text of fixedTexts(findings).values()) expect(() => parse(text)).not.toThrow();
      for (const { message, fix, location } of findings) {
        expect(message && fix).toBeTruthy();
        expect(location.line * location.column).toBeGreaterThan(0);
      }
    }),
    { numRuns: 25 },
  );
});

describe("values are no schemas, whatever their keys are called:", () => {
  /** Taken for schemas, these would have one name twice, or refer to what is not there. */
  const DATA = "{$id: abc-1, $anchor: a, $dynamicAnchor: a, $ref: nowhere.yaml, $schema: 1, properties: 3}";
  const MORE = "{$id: abc-1, $anchor: a, $dynamicAnchor: a, $ref: '#/nowhere', z: 1}";
  test.each([
    ["example", (data: string) => `example: ${data}`],
    ["examples", (data: string) => `examples: [${data}]`],
    ["default", (data: string) => `default: ${data}`],
    ["enum", (data: string) => `enum: [${data}]`],
    ["const", (data: string) => `const: ${data}`],
    ["x-data", (data: string) => `x-data: ${data}`],
  ])("%s", async (_, keyword) => {
    const property = (data: string) => `{type: object, ${keyword(data)}}`;
    const text = `openapi: 3.1.0
info: {title: a, version: '1'}
paths:
  /a:
    get:
      operationId: getA
      responses:
        '200':
          description: a
          links: {again: {operationId: getA, parameters: {p: ${DATA}}, requestBody: ${MORE}}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/A'}
              examples: {one: {value: {one: ${DATA}, name: 3}}, two: {value: {two: ${MORE}, name: 3}}}
components: {schemas: {A: {properties: {one: ${property(DATA)}, two: ${property(MORE)}, name: {type: string}}}}}
`;
    const found = await findingsIn({ "o.yaml": text });
    const ids = found.map(({ id }) => id);
    expect(ids.filter((id) => /ref|structure/.test(id))).toEqual([]);
    // The schemas around them are in force all the same.
    expect(found.filter(({ id }) => id === "example-valid").map(({ pointer }) => pointer)).toEqual([
      expect.stringMatching(/one\/value\/name$/),
      expect.stringMatching(/two\/value\/name$/),
    ]);
  });

  test("and schemas that share a name are told apart by their places", async () => {
    const text = `openapi: 3.1.0
info: {title: a, version: '1'}
paths: {}
components:
  schemas:
    A: {$id: 'https://example.com/a', $anchor: a, properties: {b: {$ref: '#/components/schemas/B'}}, example: {b: 1}}
    B: {$id: 'https://example.com/a', $anchor: a, type: string}
`;
    const found = await findingsIn({ "o.yaml": text });
    expect(shortly(found.filter(({ id }) => id === "example-valid"))).toEqual(["6 [example-valid]"]);
  });
});

test.each([
  ["nothing", ""],
  ["a list", "[]"],
  ["half a document", GOOD.slice(0, 1500)],
  ["a document in JSON's form", JSON.stringify(parse(GOOD))],
  [
    "references in a circle",
    "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A'}]}, B: {$ref: '#/components/schemas/C'}, C: {$ref: '#/components/schemas/B'}}}",
  ],
  [
    "names of the language",
    "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\ncomponents: {schemas: {constructor: {type: object, required: [toString], properties: {__proto__: {type: string}, hasOwnProperty: {type: string, x-zstack: {type: constructor}}}}}}",
  ],
])("%s is linted to the end", async (_, text) => {
  await expect(findingsIn({ "openapi.yaml": text })).resolves.toBeInstanceOf(Array);
});
