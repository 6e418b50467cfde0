import { describe, expect, test } from "vitest";
import { meets, parseCondition } from "../../../src/mock/query/condition.ts";
import { expectQuick } from "../../quick.ts";

describe("a condition", () => {
  test.each<[string, readonly [string, string, string] | undefined]>([
    ["name=web", ["name", "=", "web"]],
    ["name!=web", ["name", "!=", "web"]],
    ["size>=3", ["size", ">=", "3"]],
    ["name!?=a,b", ["name", "!?=", "a,b"]],
    ["name!~=a%", ["name", "!~=", "a%"]],
    ["name is null", ["name", "is null", ""]],
    ["name not null", ["name", "not null", ""]],
    ["vmNics.ip=10.0.0.1", ["vmNics.ip", "=", "10.0.0.1"]],
    ["name=", ["name", "=", ""]],
    // The first operator of the servers' list that occurs anywhere, in the value too.
    ["name=a!=b", ["name=a", "!=", "b"]],
    ["name=a>b", ["name", "=", "a>b"]],
    ["name", undefined],
    ["=web", undefined],
    ["", undefined],
  ])("%s", (text, want) => {
    const condition = parseCondition(text);
    expect(condition && [condition.path.join("."), condition.operator, condition.value]).toEqual(want);
  });
});

const vm = {
  name: "web-01",
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
  ["name=WEB-01", false],
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
  expect(meets(vm, parseCondition(text)!)).toBe(want);
});

test("a pattern of many wildcards takes no time", async () => {
  const condition = parseCondition(`name~=${"%a".repeat(50)}%b`)!;
  await expectQuick(() => expect(meets({ name: "a".repeat(5000) }, condition)).toBe(false));
});
