import { describe, expect, test } from "vitest";
import { nearNames, perhaps } from "../../src/load/near-names.ts";

const TYPES = ["object", "array", "string", "number", "integer", "boolean", "null"];
const KEYS = [
  "type",
  "title",
  "then",
  "properties",
  "patternProperties",
  "additionalProperties",
  "$id",
  "id",
  "not",
];
const METHODS = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

describe("a name is taken for the one that is nearest", () => {
  test.each<[wrong: string, known: readonly string[], want: readonly string[]]>([
    ["strng", TYPES, ["string"]],
    ["stirng", TYPES, ["string"]],
    ["Boolean", TYPES, ["boolean"]],
    ["int", TYPES, ["integer"]],
    ["bool", TYPES, ["boolean"]],
    ["objects", TYPES, ["object"]],
    ["tpye", KEYS, ["type"]],
    ["propertys", KEYS, ["properties"]],
    ["additionalproperties", KEYS, ["additionalProperties"]],
    ["GET", METHODS, ["get"]],
    ["gett", METHODS, ["get"]],
    ["lung", ["long", "Long", "int"], ["long", "Long"]],
    ["zzz", KEYS, []],
    ["date", TYPES, []],
    ["x", TYPES, []],
    ["", TYPES, []],
    ["string", [], []],
    ["a".repeat(100_000), TYPES, []],
  ])("%s", (wrong, known, want) => {
    expect(nearNames(wrong, known)).toEqual(want);
  });
});

test("a few of them are told", () => {
  expect(perhaps(nearNames("cat", ["bat", "hat", "mat", "rat"]))).toBe(
    "Perhaps bat or hat or mat was meant. ",
  );
  expect(perhaps([])).toBe("");
});
