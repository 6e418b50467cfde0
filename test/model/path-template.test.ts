import { expect, test } from "vitest";
import { shapeOf, valuesIn } from "../../src/model/path-template.ts";
import { expectQuick } from "../quick.ts";

test.each<[template: string, segment: string, want: string[] | undefined]>([
  ["vms", "vms", []],
  ["vms", "vm", undefined],
  ["{uuid}", "a.b", ["a.b"]],
  ["{uuid}", "", undefined],
  ["{uuid}.json", "a.json", ["a"]],
  ["{uuid}.json", ".json", undefined],
  ["{uuid}.json", "a.xml", undefined],
  ["v{a}-{b}", "v1-2-3", ["1-2", "3"]],
  ["{a}{b}", "xyz", ["xy", "z"]],
  ["{a}{b}", "x", undefined],
])("%s of %s is %j", (template, segment, want) => {
  expect(valuesIn(segment, shapeOf(template))).toEqual(want);
});

test("many parameters side by side take no time", async () => {
  const shape = shapeOf("{a}-".repeat(200));
  await expectQuick(() => valuesIn(`${"-".repeat(10_000)}x`, shape));
});
