import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson, seemsInexact, stringifyJson } from "../../src/runtime/json.ts";

describe("parseJson", () => {
  it.each(["", "{", "text", "<html>", "{'a':1}", "NaN", "1 2"])("%j is not JSON", (text) => {
    expect(parseJson(text)).toBeUndefined();
  });
});

describe("stringifyJson", () => {
  it("writes what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!seemsInexact(JSON.stringify(value)));
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
    const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));
    for (const value of [
      Number.NaN,
      [Number.POSITIVE_INFINITY],
      new Map(),
      [new Set()],
      Promise.resolve(),
      deep,
    ])
      expect(() => stringifyJson(value)).toThrow(RangeError);
    expect(() => stringifyJson(cycle)).toThrow(TypeError);
  });
});

describe("seemsInexact", () => {
  it.each([
    "9007199254740993",
    "-9007199254740993",
    '{"a": 12345678901234567890}',
    "[1,1e300]",
    "[1E3]",
    "[0.5e9]",
  ])("sees a number that may be too large in %s", (text) => expect(seemsInexact(text)).toBe(true));

  it.each([
    "900719925474099",
    '{"uuid":"3e5cb1b09007199254740993"}',
    "[0.12345678901234567]",
    '{"1e5":1}',
    "[]",
  ])("sees none in %s", (text) => expect(seemsInexact(text)).toBe(false));

  it("misses none that a number does not hold", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.boolean(), (value, isSpaced) => {
        fc.pre(value > 2n ** 53n || value < -(2n ** 53n));
        expect(seemsInexact(`{"a":${isSpaced ? " " : ""}${value}}`)).toBe(true);
        expect(seemsInexact(`[1,${value}]`)).toBe(true);
      }),
    );
  });
});
