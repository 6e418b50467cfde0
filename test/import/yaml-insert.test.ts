import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { insertEntry, insertItem } from "../../src/import/yaml-insert.ts";

const REF = { $ref: "x.yaml" };

describe("an entry goes to the end of its mapping:", () => {
  test.each([
    ["an empty file", "", [], "a:\n  $ref: x.yaml\n"],
    ["a mapping", "p:\n  b: 1\nz: 2\n", ["p"], "p:\n  b: 1\n  a:\n    $ref: x.yaml\nz: 2\n"],
    ["a file with a byte order mark", "\ufeffz: 2\n", [], "\ufeffz: 2\na:\n  $ref: x.yaml\n"],
    [
      "braces with nothing in them",
      "p: {} # none\nz: 2\n",
      ["p"],
      "p: # none\n  a:\n    $ref: x.yaml\nz: 2\n",
    ],
    ["braces with something in them", "p: {b: 1}\n", ["p"], 'p: {b: 1, "a": {"$ref":"x.yaml"} }\n'],
    ["nothing after the key", "p:\nz: 2\n", ["p"], "p:\n  a:\n    $ref: x.yaml\nz: 2\n"],
    ["no such key", "z: 2\n", ["p", "q"], "z: 2\np:\n  q:\n    a:\n      $ref: x.yaml\n"],
    [
      "comments around",
      "p:\n  # one\n  b: 1 # two\n# three\nz: 2\n",
      ["p"],
      "p:\n  # one\n  b: 1 # two\n  a:\n    $ref: x.yaml\n# three\nz: 2\n",
    ],
    [
      "a block text at its end",
      "p:\n  b: >-\n    one\n    two\n\nz: 2\n",
      ["p"],
      "p:\n  b: >-\n    one\n    two\n  a:\n    $ref: x.yaml\n\nz: 2\n",
    ],
    [
      "four spaces",
      "p:\n    b:\n        c: 1\n",
      ["p"],
      "p:\n    b:\n        c: 1\n    a:\n      $ref: x.yaml\n",
    ],
    ["no line break at the end", "p:\n  b: 1", ["p"], "p:\n  b: 1\n  a:\n    $ref: x.yaml\n"],
    [
      "lines of Windows",
      "p:\r\n  b: 1\r\nz: 2\r\n",
      ["p"],
      "p:\r\n  b: 1\r\n  a:\r\n    $ref: x.yaml\r\nz: 2\r\n",
    ],
    ["JSON", '{ "p": { "b": 1 } }', ["p"], '{ "p": { "b": 1, "a": {"$ref":"x.yaml"} } }'],
  ])("%s", (_, text, path, want) => {
    expect(insertEntry(text, path, { key: "a", value: REF })).toBe(want);
  });
});

describe("an item goes to the end of its list:", () => {
  test.each([
    ["a list", "t:\n  - n: 1\nz: 2\n", "t:\n  - n: 1\n  - n: 3\nz: 2\n"],
    ["a list that is not indented", "t:\n- n: 1\nz: 2\n", "t:\n- n: 1\n- n: 3\nz: 2\n"],
    ["brackets", "t: []\n", "t:\n  - n: 3\n"],
    ["none", "z: 2\n", "z: 2\nt:\n  - n: 3\n"],
  ])("%s", (_, text, want) => {
    expect(insertItem(text, ["t"], { n: 3 })).toBe(want);
  });
});

test("whatever is there stays byte for byte, and the entry is read back", () => {
  const key = fc.stringMatching(/^[a-z]{1,8}$/);
  const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.dictionary(key, fc.integer()));
  fc.assert(
    fc.property(fc.dictionary(key, value, { minKeys: 1 }), fc.string(), (entries, added) => {
      const text = `# head\np:\n${Object.entries(entries)
        .map(([name, item]) => `  ${JSON.stringify(name)}: ${JSON.stringify(item)} # note\n`)
        .join("")}# tail\nz: 1\n`;
      const after = insertEntry(text, ["p"], { key: "NEW", value: added });
      const at = text.indexOf("# tail");
      expect(after.startsWith(text.slice(0, at))).toBe(true);
      expect(after.endsWith(text.slice(at))).toBe(true);
      expect(parse(after)).toEqual({ p: { ...entries, NEW: added }, z: 1 });
    }),
    { numRuns: 200 },
  );
});
