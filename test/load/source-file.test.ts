import { describe, expect, test } from "vitest";
import { formatLocation } from "../../src/load/problem.ts";
import { parseSourceFile } from "../../src/load/source-file.ts";

describe("data", () => {
  test.each([
    ["a YAML mapping", "a.yaml", "a: 1\nb: [x, 2.5, true, null]\n", { a: 1, b: ["x", 2.5, true, null] }],
    ["numeric keys as texts", "a.yaml", "200: ok\n", { "200": "ok" }],
    ["an integer beyond 2^53 exactly", "a.yaml", "max: 9223372036854775807\n", { max: 9223372036854775807n }],
    ["a quoted version as a text", "a.yaml", "v: '4.10'\n", { v: "4.10" }],
    ["an unquoted version as the number it is", "a.yaml", "v: 4.10\n", { v: 4.1 }],
    ["yes and no as texts, as YAML 1.2 has it", "a.yaml", "a: yes\nb: no\n", { a: "yes", b: "no" }],
    ["JSON", "a.json", '{"a": [1, 2.5e3]}', { a: [1, 2500] }],
    [
      "a long integer in JSON exactly",
      "a.json",
      '{"max": 9223372036854775807, "min": 1, "half": 0.5}',
      {
        max: 9223372036854775807n,
        min: 1,
        half: 0.5,
      },
    ],
    ["JSON behind a byte order mark", "a.json", '\uFEFF{"a": 1}', { a: 1 }],
    ["YAML behind a byte order mark", "a.yaml", "\uFEFFa: 1", { a: 1 }],
    ["an alias by its value", "a.yaml", "a: &x {b: 1}\nc: *x\n", { a: { b: 1 }, c: { b: 1 } }],
  ])("is %s", (_, path, text, want) => {
    const file = parseSourceFile(path, text);
    expect(file.problems).toEqual([]);
    expect(file.data).toEqual(want);
  });

  test("with a key __proto__ has it as its own and leaves the prototype alone", () => {
    for (const file of [
      parseSourceFile("a.yaml", "__proto__: {polluted: yes}\n"),
      parseSourceFile("a.json", '{"__proto__": {"polluted": "yes"}, "long": 12345678901234567890}'),
    ]) {
      expect(Object.getPrototypeOf(file.data)).toBe(Object.prototype);
      expect(({} as { polluted?: string }).polluted).toBeUndefined();
    }
  });
});

describe("places", () => {
  const text = "info:\n  title: x\npaths:\n  /a/{b}:\n    get: {tags: [one, two]}\n";
  test.each([
    ["", "value", "1:1"],
    ["/info/title", "value", "2:10"],
    ["/info/title", "key", "2:3"],
    ["/paths/~1a~1{b}/get/tags/1", "value", "5:23"],
    ["/paths/~1a~1{b}/post", "value", "5:5"],
    ["/nothing/here", "value", "1:1"],
  ] as const)("of %s (%s) is %s", (pointer, at, want) => {
    expect(formatLocation(parseSourceFile("a.yaml", text).locate(pointer, at))).toBe(`a.yaml:${want}`);
  });

  test("in JSON count the same way", () => {
    const file = parseSourceFile("a.json", '{\n  "a": [\n    {"b": 1}\n  ]\n}');
    expect(formatLocation(file.locate("/a/0/b"))).toBe("a.json:3:11");
  });
});

describe("what does not parse is told with its place", () => {
  test.each([
    ["a tab as indentation", "a.yaml", "a: 1\nb:\n\t- c\n", ["a.yaml:3:1"], "Tabs are not allowed"],
    ["a key twice", "a.yaml", "a: 1\na: 2\n", ["a.yaml:2:1"], "unique"],
    ["two faults at once", "a.yaml", "a: 1\na: 2\nb: [1,\n", ["a.yaml:2:1", "a.yaml:4:1"], "unique"],
    ["two documents", "a.yaml", "---\na: 1\n---\nb: 2\n", ["a.yaml:3:1"], "multiple documents"],
    ["an alias without anchor", "a.yaml", "a: *x\n", ["a.yaml:1:4"], "no anchor"],
    ["an alias of itself", "a.yaml", "a: &a [*a]\n", ["a.yaml:1:8"], "without end"],
    ["a key that is a list", "a.yaml", "? [a, b]\n: 1\n", ["a.yaml:1:3"], "not a text"],
    ["YAML without a bottom", "a.yaml", "[".repeat(20_000), ["a.yaml:1:1"], "too deeply"],
    [
      "JSON without a bottom",
      "a.json",
      `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
      ["a.json:1:1"],
      "too deeply",
    ],
    ["a misspelt word in JSON", "a.json", '{\n  "a": tru\n}', ["a.json:2:8"], "not valid JSON"],
    ["a trailing comma in JSON", "a.json", '{"a": 1,\n}', ["a.json:2:1"], "not valid JSON"],
    ["JSON that ends early", "a.json", '{"a": [1,', ["a.json:1:10"], "not valid JSON"],
    ["an empty file", "a.yaml", "", ["a.yaml:1:1"], "is empty"],
    ["blank lines", "a.yaml", "\ufeff \r\n\n", ["a.yaml:1:1"], "is empty"],
    ["nothing but comments", "a.yaml", "---\n# type: object\n...\n", ["a.yaml:1:1"], "is empty"],
    ["empty JSON", "a.json", " \n", ["a.json:1:1"], "is empty"],
  ])("%s", (_, path, text, places, words) => {
    const file = parseSourceFile(path, text);
    expect(file.data).toBeUndefined();
    expect(file.problems.map(({ location }) => formatLocation(location))).toEqual(places);
    expect(file.problems[0]?.message).toContain(words);
    for (const { fix } of file.problems) expect(fix).not.toBe("");
  });

  const CONFLICT = ["<<<<<<< HEAD", "  b: 2", "=======", "  b: 3", ">>>>>>> other", ""].join("\n");
  test.each([
    ["in YAML", "a.yaml", `a:\n${CONFLICT}c: 4\n`, 2],
    ["in YAML with lines of Windows", "a.yaml", `a:\n${CONFLICT}c: 4\n`.replaceAll("\n", "\r\n"), 2],
    ["with the common ancestor", "a.yaml", `a:\n${CONFLICT.replace("===", "||||||| base\n  b: 1\n===")}`, 2],
    ["in a description", "a.yaml", `a: |\n  one\n${CONFLICT}c: 4\n`, 3],
    ["in JSON", "a.json", `{\n"a": 1,\n${CONFLICT}}`, 3],
    ["two of them", "a.yaml", `a:\n${CONFLICT}c:\n${CONFLICT}`, 2],
    ["that YAML would take for a key", "a.yaml", `{\na: 1,\n${CONFLICT.replace("2", "2,")}: 4 }\n`, 3],
    ["that is half resolved", "a.yaml", "a: 1\nb: 2\n>>>>>>> other\n", 3],
  ])("a merge conflict, once, at its first line: %s", (_, path, text, line) => {
    const file = parseSourceFile(path, text);
    expect(file.data).toBeUndefined();
    expect(file.problems).toMatchObject([
      {
        id: "merge-conflict",
        location: { file: path, line, column: 1 },
        message: "This file has a merge conflict in it.",
      },
    ]);
  });

  test.each([
    ["indented, in a description", `a: |\n${CONFLICT.replace(/^/gm, "  ")}\n`],
    ["headings in a description", "a: |\n  Title\n  =======\n  text\n"],
    ["a line of equals signs alone", "a: |\n  Title\nb: >\n  =======\n"],
  ])("what only looks like a merge conflict is taken: %s", (_, text) => {
    expect(parseSourceFile("a.yaml", text).problems).toEqual([]);
  });

  test("broken YAML whose description tells of merge conflicts, as the fault it has", () => {
    const file = parseSourceFile("a.yaml", `a: |\n${CONFLICT.replace(/^/gm, "  ")}\nb: [`);
    expect(file.problems.map(({ id }) => id)).toEqual(["yaml-syntax"]);
  });

  test("aliases that would explode, quickly", () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0 ? "a0: &a0 [x]" : `a${level}: &a${level} [${`*a${level - 1},`.repeat(9)}]`,
    );
    const file = parseSourceFile("a.yaml", levels.join("\n"));
    expect(file.data).toBeUndefined();
    expect(file.problems).toHaveLength(1);
  });
});
