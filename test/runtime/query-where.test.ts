import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionsOf, type Operators } from "../../src/runtime/query-where.ts";
import { readCondition } from "./query-language.ts";

describe("where is written as servers read it", () => {
  test.each<[object, string[]]>([
    [{}, []],
    [{ state: "Running" }, ["state=Running"]],
    [{ name: "" }, ["name="]],
    [{ name: " a b " }, ["name= a b "]],
    [{ name: "a=b" }, ["name=a=b"]],
    [{ name: "a,b" }, ["name=a,b"]],
    [{ name: "this is null" }, ["name=this is null"]],
    [{ name: "a>b<c" }, ["name=a>b<c"]],
    [
      { cpuNum: 4, isOn: true, memorySize: 9007199254740993n },
      ["cpuNum=4", "isOn=true", "memorySize=9007199254740993"],
    ],
    [{ size: 2 ** 63 }, ["size=9223372036854775808"]],
    [{ size: -0.5 }, ["size=-0.5"]],
    [{ hostUuid: null }, ["hostUuid is null"]],
    [{ hostUuid: { eq: null } }, ["hostUuid is null"]],
    [{ hostUuid: { ne: null } }, ["hostUuid not null"]],
    [{ zoneUuid: ["a", "b"] }, ["zoneUuid?=a,b"]],
    [{ zoneUuid: ["a"] }, ["zoneUuid?=a"]],
    [{ zoneUuid: ["", "a "] }, ["zoneUuid?=,a "]],
    [{ cpuNum: { in: [1, 2n], notIn: [3] } }, ["cpuNum?=1,2", "cpuNum!?=3"]],
    [{ cpuNum: { gte: 1, lt: 4 } }, ["cpuNum>=1", "cpuNum<4"]],
    [{ cpuNum: { gt: 1, lte: 4, ne: 3, eq: 2 } }, ["cpuNum>1", "cpuNum<=4", "cpuNum!=3", "cpuNum=2"]],
    [{ name: { like: "web-%", notLike: "%_old" } }, ["name~=web-%", "name!~=%_old"]],
    [{ "vmNics.ip": "1.2.3.4", __userTag__: "a::b" }, ["vmNics.ip=1.2.3.4", "__userTag__=a::b"]],
  ])("%o", (where, want) => {
    expect(conditionsOf(where)).toEqual(want);
  });
});

describe("what servers would read otherwise is refused", () => {
  test.each<[unknown, string]>([
    [{ name: "a!=b" }, '"name" cannot be compared by "=" with a value that has "!=" in it'],
    [{ name: "a>=b" }, '">=" in it: servers would split it there'],
    [{ name: "a?=b" }, '"?=" in it'],
    [{ name: { gt: "a=b" } }, '"name" cannot be compared by ">" with a value that has "=" in it'],
    [{ name: { lt: "a>b" } }, 'has ">" in it'],
    [{ name: { like: "a!~=b" } }, 'has "!~=" in it'],
    [{ name: ["a", "b!=c"] }, 'has "!=" in it'],
    [{ name: "=b" }, '"name" cannot be compared by "=" with a value that begins with it'],
    [{ name: { like: "~=" } }, 'by "~=" with a value that begins with it'],
    [{ name: ["a,b"] }, '"name" has a value with a comma in its list: servers would split it there'],
    [{ name: { notIn: ["a", "b,c"] } }, "a comma"],
    [{ name: "O'Brien" }, '"name" has a value with an apostrophe, where servers end the text'],
    [{ name: ["a", "b'"] }, "an apostrophe"],
    [{ name: [] }, '"name" is an empty list, which nothing can be in'],
    [{ name: { in: [] } }, "is an empty list"],
    [{ name: { notIn: [] } }, "is an empty list"],
    [{ name: undefined }, '"name" is undefined; to ask for any value, leave it out'],
    [{ name: { like: undefined } }, '"name" is undefined'],
    [{ name: ["a", undefined] }, '"name" is undefined'],
    [{ name: [undefined] }, '"name" is undefined'],
    [{ name: {} }, '"name" has none of the operators eq, ne, gt'],
    [{ name: { lik: "x" } }, '"name" has no operator "lik"; there are eq, ne, gt'],
    [{ name: { toString: "x" } }, 'has no operator "toString"'],
    [{ name: { in: "a" } }, '"name" needs a list for "in"'],
    [{ name: { eq: ["a"] } }, '"name" must be compared with a text, a number or a boolean'],
    [{ name: { gt: null } }, "null only by itself"],
    [{ name: [null] }, "null only by itself"],
    [{ name: Symbol("x") }, "a text, a number or a boolean"],
    [{ createDate: new Date(0) }, '"createDate" has none of the operators'],
    [{ cpuNum: Number.NaN }, "NaN"],
    [{ "": "x" }, '"" is not the name of a field'],
    [{ "a b": "x" }, '"a b" is not the name of a field'],
    [{ "name is not null or name": "x" }, "is not the name of a field"],
    [{ "a=b": null }, '"a=b" is not the name of a field'],
    [null, '"where" must be an object'],
    ["name=x", '"where" must be an object'],
    [["name=x"], '"where" must be an object'],
  ])("%o", (where, message) => {
    expect(() => conditionsOf(where)).toThrow(message);
  });

  test("without a word of the value, which may be secret", () => {
    for (const value of ["hunter2!=", "=hunter2", ["hunter2,"]]) {
      expect(() => conditionsOf({ password: value })).toThrow(/^(?!.*hunter2)/);
    }
  });
});

const SYMBOLS = {
  eq: "=",
  ne: "!=",
  gt: ">",
  gte: ">=",
  lt: "<",
  lte: "<=",
  in: "?=",
  notIn: "!?=",
  like: "~=",
  notLike: "!~=",
} as const satisfies Record<keyof Operators<string>, string>;

/** Texts in which what servers look for is likely. */
const text = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        "=",
        "!",
        ">",
        "<",
        "~",
        "?",
        ",",
        "%",
        "'",
        " ",
        "is null",
        "not null",
        "a",
        "B",
        "中",
      ),
    )
    .map((parts) => parts.join("")),
);
const field = fc.stringMatching(/^(?:[A-Za-z_]\w{0,8})(?:\.[A-Za-z]\w{0,8}){0,2}$/);

test("what where says is what servers read, or it is refused", () => {
  let written = 0;
  const operator = fc.constantFrom(...(Object.keys(SYMBOLS) as (keyof typeof SYMBOLS)[]));
  fc.assert(
    fc.property(field, operator, fc.array(text, { minLength: 1, maxLength: 3 }), (name, op, values) => {
      const isList = op === "in" || op === "notIn";
      let conditions: string[];
      try {
        conditions = conditionsOf({ [name]: { [op]: isList ? values : values[0]! } });
      } catch (error) {
        // Refused is what could not be said: were it sent, another thing would be read.
        const sent = `${name}${SYMBOLS[op]}${isList ? values.join() : values[0]}`;
        const read = readCondition(sent);
        const same =
          read?.operator === SYMBOLS[op] &&
          (isList ? read.value?.split(",").join("\n") === values.join("\n") : read.value === values[0]);
        expect(same, String(error)).toBe(false);
        return;
      }
      written++;
      expect(conditions).toHaveLength(1);
      const read = readCondition(conditions[0]!);
      expect(read).toMatchObject({ field: name, operator: SYMBOLS[op] });
      expect(isList ? read?.value?.split(",") : [read?.value]).toEqual(isList ? values : [values[0]]);
    }),
    { numRuns: 3000 },
  );
  expect(written).toBeGreaterThan(300);
});
