import { expect, test } from "vitest";
import { fillTemplate } from "../../src/model/template.ts";

test.each([
  ["{name} was {from}", "zone was 1"],
  ["{name}{name}", "zonezone"],
  ["{unknown} of {name}", "{unknown} of zone"],
  ["{} {not a slot}", "{} {not a slot}"],
])("%s becomes %s", (template, filled) => {
  const values = new Map([
    ["name", "zone"],
    ["from", "1"],
  ]);
  expect(fillTemplate(template, (slot) => values.get(slot))).toBe(filled);
});

test("what is filled in is not filled again", () => {
  expect(fillTemplate("{a}", (slot) => (slot === "a" ? "{b} $&" : "no"))).toBe("{b} $&");
});
