import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placesInJson } from "../../src/load/json-places.ts";

describe("places in JSON", () => {
  const text = '{"a": [1, {"b\\"": "x,]}"}], "c" : null}';
  const places = placesInJson(text);

  test.each([
    [[], "value", "{"],
    [["a"], "key", '"a"'],
    [["a", "1", 'b"'], "value", '"x,]}"'],
    [["a", "1", 'b"'], "key", '"b\\""'],
    [["c"], "value", "null"],
    [["a", "nowhere"], "value", "[1"],
    [["nowhere"], "value", "{"],
  ] as const)("%j, %s", (tokens, at, start) => {
    expect(text.slice(places.offsetOf(tokens, at))).toMatch(
      new RegExp(`^${start.replace(/[[\]{}\\]/g, "\\$&")}`),
    );
  });

  test("hold the value that was asked for", () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3, withBigInt: false }), (value) => {
        const json = JSON.stringify({ value }, undefined, 1);
        const key = Object.keys(JSON.parse(json).value)[0];
        const offset = placesInJson(json).offsetOf(["value", ...(key === undefined ? [] : [key])], "value");
        const found = JSON.parse(json).value;
        const expected = JSON.stringify(key === undefined ? found : found[key]);
        const rest = json.slice(offset);
        const end = [...rest].findIndex((_, at) => {
          try {
            return JSON.stringify(JSON.parse(rest.slice(0, at + 1))) === expected;
          } catch {
            return false;
          }
        });
        expect(end).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 50 },
    );
  });
});
