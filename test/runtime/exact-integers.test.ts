import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inexactIntegers, keepExact } from "../../src/runtime/exact-integers.ts";
import { formatPath } from "../../src/runtime/json-path.ts";

const first = (text: string) => {
  const [found] = inexactIntegers(text);
  return found && { path: formatPath(found.path), source: found.source };
};

describe("integers that a number cannot hold", () => {
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
  ])("has nothing against %s", (text) => {
    JSON.parse(text);
    expect(first(text)).toBeUndefined();
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
  ])("finds what is wrong in %s", (text, path, source) => {
    JSON.parse(text);
    expect(first(text)).toEqual({ path, source });
  });

  it("finds all of them, in their order", () => {
    const text = '{"b":[9007199254740993,1],"a":9223372036854775807,"b2":{"c":9007199254740995}}';
    expect(inexactIntegers(text).map(({ path }) => formatPath(path))).toEqual(["$.b[0]", "$.a", "$.b2.c"]);
  });

  it("takes the last of two properties of one name, as JSON.parse does", () => {
    expect(inexactIntegers('{"a":9007199254740993,"a":1}')).toEqual([]);
    expect(first('{"a":1,"a":9007199254740993}')?.path).toBe("$.a");
  });

  it("agrees with BigInt about every integer", () => {
    const edges = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });
    fc.assert(
      fc.property(edges, fc.jsonValue(), (integer, around) => {
        const text = `{"around":${JSON.stringify(around)},"at":[0,${integer}]}`;
        const found = first(text);
        // What fast-check puts around it are doubles, exact by construction in JavaScript's own notation.
        if (BigInt(Number(integer)) === integer) expect(found?.path).not.toBe("$.at[1]");
        else if (!found?.path.startsWith("$.around"))
          expect(found).toEqual({ path: "$.at[1]", source: `${integer}` });
      }),
    );
  });

  it("reads megabytes without exhausting the stack", () => {
    const long = JSON.stringify({ a: 'x"\\'.repeat(700_000), b: Array(50_000).fill({ c: 1 }) });
    const text = `${"[".repeat(500)}${long.slice(0, -1)},"z":9007199254740993}${"]".repeat(500)}`;
    expect(first(text)?.path.endsWith("[0].z")).toBe(true);
  });
});

describe("bigints in their place", () => {
  const refuse = (path: string, problem: string): never => {
    throw new Error(`${path} ${problem}`);
  };
  const keep = (text: string) => keepExact(text, JSON.parse(text), true, refuse);

  it.each<[string, unknown]>([
    ["9223372036854775807", 9223372036854775807n],
    ['{"a":[1,9007199254740993]}', { a: [1, 9007199254740993n] }],
    ['{"a":9.007199254740993E15}', { a: 9007199254740993n }],
    ['{"a":90071992547409930e-1}', { a: 9007199254740993n }],
    ['{"a":-9007199254740993.0}', { a: -9007199254740993n }],
    ['{"a":18446744073709551615}', { a: 18446744073709551615n }],
  ])("are all the digits of %s", (text, want) => {
    expect(keep(text)).toEqual(want);
  });

  it.each(["1e400", "1e999999999", "36893488147419103233"])("refuse %s, beyond 64 bits", (text) => {
    expect(() => keep(`{"a":${text}}`)).toThrow(`$.a is ${text}, which 64 bits cannot hold`);
  });

  it("touch no prototype", () => {
    const value = keep('{"__proto__":{"x":9007199254740993},"constructor":9007199254740993}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
    expect({}).not.toHaveProperty("x");
  });

  it("are an error where numbers are wanted, and nesting that cannot be followed another", () => {
    expect(() => keepExact("[9007199254740993]", [0], false, refuse)).toThrow(
      "$[0] is 9007199254740993, which a number cannot hold exactly",
    );
    const deep = "[".repeat(100_000);
    expect(() => keepExact(deep, [], true, refuse)).toThrow("nested too deeply");
  });
});
