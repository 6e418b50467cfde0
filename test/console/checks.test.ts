import { describe, expect, test } from "vitest";
import { checkFields, checkValue } from "../../src/console/browser/checks.ts";
import { say } from "../../src/console/browser/phrases.ts";
import type { FieldDescription, ValueDescription } from "../../src/console/description.ts";
import type { Json } from "../../src/model/model.ts";

const text = (limits: object = {}): ValueDescription => ({ kind: "string", type: "String", ...limits });
const integer = (limits: object = {}): ValueDescription => ({ kind: "integer", type: "long", ...limits });
const list = (items: ValueDescription, limits: object = {}): ValueDescription => ({
  kind: "array",
  type: "List",
  items,
  ...limits,
});

const field = (
  name: string,
  value: ValueDescription,
  given: Partial<FieldDescription> = {},
): FieldDescription => ({
  name,
  place: "body",
  required: false,
  documentedRequired: false,
  deprecated: false,
  description: { en: "", "zh-CN": "" },
  value,
  ...given,
});

describe("a value is checked against", () => {
  const rows: readonly (readonly [string, Json | undefined, ValueDescription, readonly string[]])[] = [
    ["its least length", "ab", text({ minLength: 3 }), ["tooShort"]],
    ["its greatest length", "abcd", text({ maxLength: 3 }), ["tooLong"]],
    ["its exact length", "abcd", text({ minLength: 3, maxLength: 3 }), ["wrongLength"]],
    ["its length in characters, not in halves of them", "😀😀😀", text({ maxLength: 3 }), []],
    ["being there at all, though empty", "", text(), ["emptyText"]],
    ["its pattern", "abc", text({ pattern: "^[0-9]+$" }), ["noMatch"]],
    ["a pattern that is none", "abc", text({ pattern: "(" }), []],
    ["a uuid's form", "x", text({ format: "uuid" }), ["notUuid"]],
    ["known values, which may not be all", "x", text({ values: ["a"] }), ["unknownValue"]],
    ["its type, text", 1, text(), ["mustBeText"]],
    ["its type, integer", 1.5, integer(), ["mustBeInteger"]],
    ["its type, integer, typed as words", "one", integer(), ["mustBeInteger"]],
    ["its type, number", "x", { kind: "number", type: "double" }, ["mustBeNumber"]],
    ["its type, boolean", "x", { kind: "boolean", type: "boolean" }, ["mustBeBoolean"]],
    ["its type, list", "x", list(text()), ["mustBeList"]],
    ["its type, object", "x", { kind: "object", type: "object", fields: [] }, ["mustBeObject"]],
    ["its least", 0, integer({ minimum: "1" }), ["tooSmall"]],
    [
      "its most, beyond what a number tells apart",
      9007199254740993n,
      integer({ maximum: "9007199254740992" }),
      ["tooLarge"],
    ],
    [
      "its most, met exactly",
      9223372036854775807n,
      integer({ format: "int64", maximum: "9223372036854775807" }),
      [],
    ],
    ["64 bits", 9223372036854775808n, integer({ format: "int64" }), ["notInt64"]],
    ["32 bits", 2147483648, integer({ format: "int32" }), ["notInt32"]],
    ["a bound that does not belong", 1, integer({ exclusiveMinimum: "1" }), ["notAbove"]],
    ["an upper one", 1, integer({ exclusiveMaximum: "1" }), ["notBelow"]],
    ["the least of its elements", [], list(text(), { minItems: 1 }), ["tooFewItems"]],
    ["the most of its elements", ["a", "b"], list(text(), { maxItems: 1 }), ["tooManyItems"]],
    ["elements that must differ", ["a", "a"], list(text(), { uniqueItems: true }), ["itemTwice"]],
    ["nothing, when there is nothing", undefined, text({ minLength: 3 }), []],
    ["nothing, when it may be anything", [1, "x"], { kind: "json", type: "Map" }, []],
  ];
  test.each(rows)("%s", (_, value, description, want) => {
    const demands = { name: "x", required: false, documentedRequired: false };
    expect(checkValue(value, description, demands).map(({ phrase }) => phrase)).toEqual(want);
  });

  test("being there, if it is required", () => {
    const demands = { name: "x", required: true, documentedRequired: false };
    expect(checkValue(undefined, text(), demands)).toMatchObject([{ level: "error", phrase: "isRequired" }]);
    expect(checkValue(null, text(), demands)).toMatchObject([{ level: "error", phrase: "isRequired" }]);
    expect(checkValue(undefined, text(), { ...demands, documentedRequired: true })).toMatchObject([
      { level: "warning", phrase: "isDocumentedRequired" },
    ]);
  });

  test("how ZStack writes uuids, as a hint", () => {
    const demands = { name: "zoneUuid", required: false, documentedRequired: false };
    expect(checkValue("f".repeat(32), text(), demands)).toEqual([]);
    expect(checkValue("zone-1", text(), demands)).toMatchObject([
      { level: "warning", phrase: "unusualUuid" },
    ]);
  });
});

test("params are checked at any depth, and findings say where", () => {
  const fields = [
    field("name", text({ maxLength: 3 }), { required: true }),
    field("l3NetworkUuids", list(text())),
    field("disk", {
      kind: "object",
      type: "Disk",
      fields: [field("size", integer({ minimum: "1" }), { required: true })],
    }),
  ];
  const params = { name: "abcd", l3NetworkUuids: ["f".repeat(32), "x"], disk: { size: 0 }, more: 1 };
  const found = checkFields(fields, params).map(({ path, phrase }) => `${path}: ${phrase}`);
  expect(found).toEqual([
    "name: tooLong",
    "l3NetworkUuids[1]: unusualUuid",
    "disk.size: tooSmall",
    "more: unknownField",
  ]);
  expect(checkFields(fields, params, { open: true })).toHaveLength(3);
  // What every object has by itself is not what the caller gave.
  expect(checkFields([field("constructor", text(), { required: true })], {})).toHaveLength(1);
});

test.each([
  ["en", "Exactly 32 characters; now 4."],
  ["zh-CN", "须为 32 个字符，当前 4 个。"],
] as const)("findings are words of the page's language: %s", (locale, want) => {
  const [found] = checkValue("abcd", text({ minLength: 32, maxLength: 32 }), field("x", text()));
  expect(say(locale, found!.phrase, found!.values)).toBe(want);
});
