import { expect, test } from "vitest";
import { javaDouble, toGson } from "../../src/mock/gson.ts";

test.each([
  [0, "0.0"],
  [1, "1.0"],
  [-1, "-1.0"],
  [0.5, "0.5"],
  [123_456.789, "123456.789"],
  [9_999_999, "9999999.0"],
  [10_000_000, "1.0E7"],
  [8_589_934_592, "8.589934592E9"],
  [-42_949_672_960, "-4.294967296E10"],
  [0.001, "0.001"],
  [0.000_25, "2.5E-4"],
  [1e100, "1.0E100"],
])("Java writes %d as %s", (value, text) => {
  expect(javaDouble(value)).toBe(text);
  expect(Number(text)).toBe(value);
});

test.each<[string, object, string]>([
  ["escaped", { a: "it's <b> & = \u2028" }, String.raw`{"a":"it\u0027s \u003cb\u003e \u0026 \u003d \u2028"}`],
  [
    "as they are",
    { a: 9_007_199_254_740_993n, b: [1.5, null, true] },
    '{"a":9007199254740993,"b":[1.5,null,true]}',
  ],
  [
    "without nulls, but in lists",
    { a: null, b: { c: null, d: [null, { e: null }] } },
    '{"b":{"d":[null,{}]}}',
  ],
])("values are written %s", (_, value, text) => {
  expect(toGson(value as never)).toBe(text);
});
