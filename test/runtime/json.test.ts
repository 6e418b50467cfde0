import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson, stringifyJson } from "../../src/runtime/json.ts";

describe("parseJson", () => {
  it.each(["", "{", "text", "<html>", "{'a':1}", "NaN", "1 2"])("%j is not JSON", (text) => {
    expect(parseJson(text)).toBeUndefined();
  });
});

describe("stringifyJson", () => {
  it("writes what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(stringifyJson(value)).toBe(JSON.stringify(value));
      }),
    );
    const odd = {
      a: undefined,
      b: [undefined, () => {}],
      c: new Date(0),
      d: Symbol("x"),
      e: null,
      f: "\ud800\u2028",
    };
    expect(stringifyJson(odd)).toBe(JSON.stringify(odd));
    expect(stringifyJson(undefined)).toBeUndefined();
  });

  it("writes any bigint as digits", () => {
    fc.assert(
      fc.property(fc.bigInt(), (value) => {
        expect(stringifyJson({ a: [value] })).toBe(`{"a":[${value}]}`);
      }),
    );
  });

  it("refuses what JSON has no form for", () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    for (const value of [Number.NaN, [Number.POSITIVE_INFINITY], cycle]) {
      expect(() => stringifyJson(value)).toThrow(RangeError);
    }
  });
});
