import { describe, expect, test } from "vitest";
import { jsonText } from "../../src/model/json-text.ts";
import type { Json } from "../../src/model/model.ts";

const LONG = 9223372036854775807n;

test.each<[Json, string]>([
  [LONG, "9223372036854775807"],
  [[-LONG, 1, null], "[-9223372036854775807,1,null]"],
  [{ "a\n": { b: [], c: {} }, n: LONG }, '{"a\\n":{"b":[],"c":{}},"n":9223372036854775807}'],
  // Names by which libraries know values of their own.
  [
    { isLosslessNumber: true, toJSON: "a", toString: "b", n: LONG },
    `{"isLosslessNumber":true,"toJSON":"a","toString":"b","n":9223372036854775807}`,
  ],
])("%o has all its digits", (value, text) => {
  expect(jsonText(value)).toBe(text);
});

describe.each([0, 2, 4])(
  "with %i spaces for a level, a value with a long integer is laid out as others are:",
  (indent) => {
    test.each<[name: string, around: (value: Json) => Json]>([
      ["alone", (value) => value],
      ["in a list", (value) => [value, [[]], [value, { a: {} }]]],
      ["in an object", (value) => ({ a: value, b: [{ c: 'é\u2028"', d: value }], "": [], e: {} })],
    ])("%s", (_, around) => {
      expect(jsonText(around(LONG), indent)).toBe(
        JSON.stringify(around("?"), undefined, indent).replaceAll('"?"', `${LONG}`),
      );
    });
  },
);
