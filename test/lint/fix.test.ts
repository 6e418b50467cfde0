import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/lint/edit.ts";
import { fixedTexts } from "../../src/lint/fix.ts";
import type { Edit } from "../../src/lint/rule.ts";
import { findingsIn, shortly } from "./findings.ts";
import { changed } from "./good-spec.ts";
import { FIXTURES } from "./rule-fixtures.ts";

describe("an edit", () => {
  const insert = (sibling: string, key: string, value: string): Edit => ({
    kind: "insert",
    sibling,
    key,
    value,
  });
  test.each<[string, string, string, Edit, string]>([
    [
      "puts a scalar in quotes as it is spelt",
      "a: 4.10 # c\nb: 1\n",
      "/a",
      { kind: "quote" },
      'a: "4.10" # c\nb: 1\n',
    ],
    ["does so within flow", "a: {b: [1, 4.10]}\n", "/a/b/1", { kind: "quote" }, 'a: {b: [1, "4.10"]}\n'],
    ["leaves quotes alone", "a: '4.10'\n", "/a", { kind: "quote" }, "a: '4.10'\n"],
    ["replaces a scalar", "- a   # c\n- b\n", "/0", { kind: "replace", value: "x" }, "- x   # c\n- b\n"],
    ["keeps the quotes of what it replaces", "a: 'b'\n", "/a", { kind: "replace", value: "x" }, "a: 'x'\n"],
    [
      "inserts a line after its sibling, before the comment of the next",
      "a:\n  type: string # c\n  # of b\n  b: 1\n",
      "/a",
      insert("type", "format", "int64"),
      "a:\n  type: string # c\n  format: int64\n  # of b\n  b: 1\n",
    ],
    [
      "inserts at the end of a file without a line end",
      "a:\n    type: x",
      "/a",
      insert("type", "b", "1"),
      "a:\n    type: x\n    b: 1",
    ],
    [
      "inserts with the line ends of the file",
      "type: x\r\nb: 1\r\n",
      "",
      insert("type", "c", "1"),
      "type: x\r\nc: 1\r\nb: 1\r\n",
    ],
    [
      "inserts within flow",
      "{type: x, b: 1}\n",
      "",
      insert("type", "p", "^[0-9]{2}$"),
      '{type: x, p: "^[0-9]{2}$", b: 1}\n',
    ],
    [
      "inserts behind a key and a value in quotes, within flow",
      '{ "type": "x", "b": 1 }\n',
      "",
      insert("type", "c", "1"),
      '{ "type": "x", c: 1, "b": 1 }\n',
    ],
    [
      "inserts behind a key and a value in quotes, on a line",
      "'type': 'x' # c\nb: 1\n",
      "",
      insert("type", "c", "1"),
      "'type': 'x' # c\nc: 1\nb: 1\n",
    ],
    [
      "passes over a block of text",
      "type: |\n  x\nb: 1\n",
      "",
      insert("type", "c", "1"),
      "type: |\n  x\nb: 1\n",
    ],
    [
      "inserts in a list of mappings",
      "- b: 1\n  type: x\n- c\n",
      "/0",
      insert("type", "d", "1"),
      "- b: 1\n  type: x\n  d: 1\n- c\n",
    ],
    ["does not insert twice", "type: x\nb: 1\n", "", insert("type", "b", "2"), "type: x\nb: 1\n"],
    ["passes over a place that is not there", "a: 1\n", "/b/c", { kind: "quote" }, "a: 1\n"],
    ["passes over a sibling that is not there", "a: 1\n", "", insert("type", "b", "2"), "a: 1\n"],
    [
      "passes over a mapping where it expects a scalar",
      "a: {b: 1}\n",
      "/a",
      { kind: "quote" },
      "a: {b: 1}\n",
    ],
    [
      "keeps a byte order mark and a document start",
      "\uFEFF---\na: 4.10\n",
      "/a",
      { kind: "quote" },
      '\uFEFF---\na: "4.10"\n',
    ],
  ])("%s", (_, text, pointer, edit, want) => {
    expect(applyEdits(text, [{ pointer, edit }])).toBe(want);
    expect(applyEdits(want, [{ pointer, edit }])).toBe(want);
  });

  test("of nothing changes no byte of any file", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab:-# \n\r\t{}[],'\"|>&*!%@`\\4.1é") }), (text) => {
        expect(applyEdits(text, [])).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

/** All that `--fix` mends, each change with the rule it breaks; those that leave the others' places alone. */
const MENDED = Object.entries(FIXTURES).flatMap(([id, { breaks }]) =>
  breaks
    .filter(({ mended, also }) => mended && also === undefined)
    .map(({ changes, what }) => ({ id, what, changes })),
);

test("every mend leaves nothing to find, and every other line as it was", async () => {
  for (const { id, what, changes } of MENDED) {
    const before = changed(...changes);
    const fixed = await fix(before);
    expect(shortly(fixed.left), `${id}: ${what}`).toEqual([]);
    expect(fixed.text, `${id}: ${what}`).not.toBe(before);
  }
});

test("fixing is idempotent, and touches only lines it was told of, whatever stands around them", async () => {
  const one = fc.subarray(MENDED, { minLength: 1, maxLength: 5 }).filter(areApart);
  const noise = fc.record({
    comments: fc.array(
      fc.record({ at: fc.nat(120), text: fc.constantFrom(" # note", "  # 说明: a", "\t# x") }),
    ),
    blank: fc.array(fc.nat(120), { maxLength: 5 }),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    lastLine: fc.constantFrom("", "\n"),
  });
  await fc.assert(
    fc.asyncProperty(one, noise, async (broken, { comments, blank, lineEnd, lastLine }) => {
      const lines = changed(...broken.flatMap(({ changes }) => changes))
        .trimEnd()
        .split("\n");
      for (const { at, text } of comments) lines[at % lines.length] += text;
      for (const at of blank) lines.splice(at % lines.length, 0, at % 2 === 0 ? "" : "# between");
      const before = lines.join(lineEnd) + lastLine.replace("\n", lineEnd);

      const fixed = await fix(before);
      expect(fixed.findings.length).toBeGreaterThanOrEqual(broken.length);
      expect(shortly(fixed.left)).toEqual([]);
      expect((await fix(fixed.text)).text).toBe(fixed.text);

      const told = new Set(fixed.findings.map(({ location }) => location.line));
      const after = fixed.text.split(lineEnd);
      let at = 0;
      for (const [index, line] of before.split(lineEnd).entries()) {
        if (after[at] !== line && !told.has(index + 1)) {
          while (/^ *(pattern|format): /.test(after[at] ?? "")) at++;
          expect(after[at]).toBe(line);
        }
        at++;
      }
      expect(after.slice(at).filter((line) => !/^ *(pattern|format): /.test(line))).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

async function fix(text: string) {
  const findings = await findingsIn({ "openapi.yaml": text });
  const fixed = fixedTexts(findings).get("openapi.yaml") ?? text;
  return { text: fixed, findings, left: await findingsIn({ "openapi.yaml": fixed }) };
}

/** Whether all changes can be made to one text. */
function areApart(broken: readonly (typeof MENDED)[number][]): boolean {
  const from = broken.flatMap(({ changes }) => changes.map(([text]) => text));
  return from.every((text, index) => from.every((other, at) => at === index || !other.includes(text)));
}

test("a file that is JSON is not mended", async () => {
  const findings = await findingsIn({
    "openapi.json": JSON.stringify({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      paths: {},
      components: { schemas: { A: { type: "object", properties: { uuid: { type: "string" } } } } },
    }),
  });
  expect(findings.map(({ id }) => id)).toContain("uuid-pattern");
  expect(fixedTexts(findings).size).toBe(0);
});
