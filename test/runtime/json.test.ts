import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasInexact, parseJson, stringifyJson } from "../../src/runtime/json.ts";

describe("parseJson", () => {
  it.each(["", "{", "text", "<html>", "{'a':1}", "NaN", "1 2"])("%j is not JSON", (text) => {
    expect(parseJson(text)).toBeUndefined();
  });
});

describe("stringifyJson", () => {
  it("writes what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!hasInexact(value));
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

  it.each<[number, string]>([
    [2 ** 53, "9007199254740992"],
    [2 ** 60, "1152921504606846976"],
    [-(2 ** 63), "-9223372036854775808"],
    [1e19, "10000000000000000000"],
    [2 ** 64, "18446744073709551616"],
    [1e300, "1e+300"],
    [-0, "0"],
    [0.1, "0.1"],
  ])("writes %d as the integer it is", (value, want) => {
    expect(stringifyJson({ a: [value] })).toBe(`{"a":[${want}]}`);
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
