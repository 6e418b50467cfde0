import fc from "fast-check";
import { expect, test } from "vitest";
import { parseExact, placeOfFault, printExact } from "../../src/console/browser/exact-json.ts";
import type { Json } from "../../src/model/model.ts";

test("integers keep their digits", () => {
  const text = '{\n  "groupId": 9223372036854775807,\n  "small": 42,\n  "list": [\n    1.5,\n    {}\n  ]\n}';
  expect(parseExact(text)).toEqual({ groupId: 9223372036854775807n, small: 42, list: [1.5, {}] });
  expect(printExact(parseExact(text))).toBe(text);
});

test("what is printed reads the same", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const json = JSON.parse(JSON.stringify(value)) as Json;
      expect(JSON.parse(printExact(json))).toEqual(json);
    }),
    { numRuns: 200 },
  );
});

test("a fault has its place", () => {
  const text = '{\n  "a": 1,\n  oops\n}';
  let fault: unknown;
  try {
    parseExact(text);
  } catch (error) {
    fault = error;
  }
  expect(placeOfFault(fault, text)).toEqual({ line: 3, column: 3 });
});
