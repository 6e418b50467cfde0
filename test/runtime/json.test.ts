import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inexactInteger, parseJson, stringifyJson } from "../../src/runtime/json.ts";

describe("inexactInteger", () => {
  it.each([
    "0",
    "-0",
    "1.0",
    "8.589934592E9",
    "9007199254740991",
    "9007199254740992",
    "9007199254740994",
    "9223372036854775808",
    "-9223372036854775808",
    "1e22",
    "1E+22",
    "1.5",
    "0.1234567890123456789",
    "-0.00e5",
    "0e999",
    "1e-999",
    "0.0000000000000000000000000000001",
    "123456789012345678.5",
    "100000000000000000000000e-10",
    '"9007199254740993"',
    '"\\"9007199254740993"',
    '{"9007199254740993":1}',
    '["\\\\",1]',
    "[]",
    "{}",
    "null",
    "true",
    '{"a":[{},[],{"b":[1,2,{"c":"9007199254740993"}]}]}',
  ])("has nothing against %s", async (text) => {
    JSON.parse(text);
    expect(await inexactInteger(text)).toBeUndefined();
  });

  it.each([
    ["9007199254740993", "$", "9007199254740993"],
    ["-9223372036854775807", "$", "-9223372036854775807"],
    ["9223372036854775807", "$", "9223372036854775807"],
    ["9007199254740993.0", "$", "9007199254740993.0"],
    ["9.007199254740993E15", "$", "9.007199254740993E15"],
    ["900719925474099.3e1", "$", "900719925474099.3e1"],
    ["90071992547409930e-1", "$", "90071992547409930e-1"],
    ["1e400", "$", "1e400"],
    ["[-1E+999]", "$[0]", "-1E+999"],
    ['{"a": 1e999}', "$.a", "1e999"],
    ["[1,[2,9007199254740993]]", "$[1][1]", "9007199254740993"],
    ['{"a":{"x":1},"b":9007199254740993}', "$.b", "9007199254740993"],
    ['{"a":[{"b":"}]"},{"c":9007199254740993}]}', "$.a[1].c", "9007199254740993"],
    ['{"a\\"b":{"c d":9007199254740993}}', '$["a\\"b"]["c d"]', "9007199254740993"],
    ['{"\\u0061":9007199254740993}', "$.a", "9007199254740993"],
    ['{"":9007199254740993}', '$[""]', "9007199254740993"],
  ])("finds what is wrong in %s", async (text, path, source) => {
    JSON.parse(text);
    expect(await inexactInteger(text)).toEqual({ path, source });
  });

  it("agrees with BigInt about every integer", async () => {
    const edges = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });
    await fc.assert(
      fc.asyncProperty(edges, fc.jsonValue(), async (integer, around) => {
        const text = `{"around":${JSON.stringify(around)},"at":[0,${integer}]}`;
        const found = await inexactInteger(text);
        // What fast-check puts around it are doubles, exact by construction in JavaScript's own notation.
        if (BigInt(Number(integer)) === integer) expect(found?.path).not.toBe("$.at[1]");
        else if (!found?.path.startsWith("$.around"))
          expect(found).toEqual({ path: "$.at[1]", source: `${integer}` });
      }),
    );
  });

  it("reads megabytes without exhausting the stack", async () => {
    const long = JSON.stringify({ a: 'x"\\'.repeat(700_000), b: Array(50_000).fill({ c: 1 }) });
    const text = `${"[".repeat(500)}${long.slice(0, -1)},"z":9007199254740993}${"]".repeat(500)}`;
    expect((await inexactInteger(text))?.path.endsWith("[0].z")).toBe(true);
  });
});

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
