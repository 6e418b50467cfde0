import { describe, expect, test } from "vitest";
import { Answer } from "../../../src/mock/answer.ts";
import { type Condition, meets, parseCondition } from "../../../src/mock/query/condition.ts";
import { expectQuick } from "../../quick.ts";

const OPERATORS = "[[!=, >=, <=, !?=, !~=, ~=, ?=, =, >, <, is null, not null]]";

describe("a condition", () => {
  test.each<[string, readonly [string, string, string]]>([
    ["name=web", ["name", "=", "web"]],
    ["name!=web", ["name", "!=", "web"]],
    ["size>=3", ["size", ">=", "3"]],
    ["name!?=a,b", ["name", "!?=", "a,b"]],
    ["name!~=a%", ["name", "!~=", "a%"]],
    ["name is null", ["name", "is null", ""]],
    ["name not null", ["name", "not null", ""]],
    ["vmNics.ip=10.0.0.1", ["vmNics.ip", "=", "10.0.0.1"]],
    ["name=", ["name", "=", ""]],
    [" name = a ", ["name", "=", " a "]],
    // The first operator of the servers' list that occurs anywhere, in the value too.
    ["name=a!=b", ["name=a", "!=", "b"]],
    ["name=a>b", ["name", "=", "a>b"]],
    ["name is not null", ["name is", "not null", ""]],
    // As their library splits: what stands before the first one that has something before it.
    ["name==a", ["name", "=", "a"]],
    ["name=a=b", ["name", "=", "a=b"]],
    ["=name=a", ["name", "=", "a"]],
    ["is null", ["", "is null", ""]],
  ])("%s", (text, want) => {
    const condition = conditionOf(text);
    expect([condition.path.join("."), condition.operator, condition.value]).toEqual(want);
  });

  test.each([
    [
      "name",
      `The 'name' in the parameter[q] doesn't contain any query operator. Valid query operators are ${OPERATORS}`,
    ],
    [
      "",
      `The '' in the parameter[q] doesn't contain any query operator. Valid query operators are ${OPERATORS}`,
    ],
    ["=web", "The '=web' in parameter[q] is not a key-value pair split by ="],
    ["?=web", "The '?=web' in parameter[q] is not a key-value pair split by in"],
    ["=", "The '=' in parameter[q] is not a key-value pair split by ="],
  ])("%s is none", (text, why) => {
    expect(parseCondition(text)).toEqual(new Answer(400, `Invalid query parameter. ${why}`));
  });
});

function conditionOf(text: string): Condition {
  const condition = parseCondition(text);
  if (condition instanceof Answer) throw new Error(condition.body);
  return condition;
}

const vm = {
  name: "web-01",
  city: "århus",
  street: "große straße",
  owner: "иван",
  zh: "恢复",
  ko: "가",
  state: "Running",
  cpuNum: 4,
  memorySize: 8_589_934_592,
  long: 9_007_199_254_740_993n,
  shared: false,
  createDate: "Nov 14, 2017 10:20:57 PM",
  vmNics: [{ ip: "10.0.0.1" }, { ip: "10.0.0.2" }],
  host: { name: "h1" },
};

test.each<[string, boolean]>([
  ["name=web-01", true],
  ["name=WEB-01", true],
  ["name=web-01 ", true],
  ["name= web-01", false],
  ["name=wéb-01", true],
  ["name!=Web-01", false],
  ["name?=A,WEB-01", true],
  ["name!?=WEB-01", false],
  ["name~=WEB%", true],
  ["name~=web-01 ", false],
  ["name!~=WEB%", false],
  ["name>WEB-00", true],
  ["name<WEB-00", false],
  ["city=ÅRHUS", true],
  ["city=aarhus", false],
  ["street=GROSSE STRAßE", false],
  ["street=GROSE STRASE", true],
  ["owner=Иван", true],
  ["zh=恢复", true],
  ["zh=恢", false],
  ["ko=각", false],
  ["name!=web-01", false],
  ["name?=a,web-01", true],
  ["name!?=a,web-01", false],
  ["name!?=a,b", true],
  ["name~=web%", true],
  ["name~=%-0_", true],
  ["name~=%e%0%", true],
  ["name~=web", false],
  ["name~=%", true],
  ["name~=web-01%1", false],
  ["name!~=db%", true],
  ["cpuNum=4", true],
  ["cpuNum=4.0", true],
  ["cpuNum=", false],
  ["cpuNum>3", true],
  ["cpuNum>10", false],
  ["cpuNum<10", true],
  ["cpuNum>=4", true],
  ["cpuNum<=3", false],
  ["cpuNum>many", false],
  ["long=9007199254740993", true],
  ["long>9007199254740992", true],
  ["shared=false", true],
  ["shared!=false", false],
  ["createDate>2017-11-14 00:00:00", true],
  ["createDate<Nov 13, 2017 1:00:00 AM", false],
  ["vmNics.ip=10.0.0.2", true],
  ["vmNics.ip=10.0.0.3", false],
  ["host.name=h1", true],
  ["hostUuid is null", true],
  ["hostUuid not null", false],
  ["hostUuid!=x", false],
  ["name not null", true],
  ["constructor not null", false],
  ["name.length not null", false],
])("%s meets it: %s", (text, want) => {
  expect(meets(vm, conditionOf(text))).toBe(want);
});

test("a pattern of many wildcards takes no time", async () => {
  const condition = conditionOf(`name~=${"%a".repeat(50)}%b`);
  await expectQuick(() => expect(meets({ name: "a".repeat(5000) }, condition)).toBe(false));
});
