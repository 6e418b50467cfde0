import { describe, expect, test } from "vitest";
import { parse, parseDocument } from "yaml";
import { draftText } from "../../src/import/draft-text.ts";
import { insertEntry, insertItem } from "../../src/import/yaml-insert.ts";
import { toYaml, type YamlData } from "../../src/import/yaml-text.ts";
import { ACTION } from "../import/pages.ts";
import { FORMS, type PageText, type RowText } from "../import/render-page.ts";
import { EMPTY, faultsOf, importForm } from "../import/specs.ts";

/** What YAML takes for something else than text, what it cannot hold bare, and what a reader would not see. */
const TEXTS = [
  "*/ 'a' \"b\" \\ `c` $(d) | > & * ! % @ # - ? : , [ ] { } --- ...",
  ...[
    "- a",
    "? a",
    ": a",
    "a: b",
    "a #b",
    "#a",
    "&a b",
    "*a",
    "!a b",
    "!!str a",
    "|",
    ">-",
    "%a",
    "@a",
    "`a",
  ],
  ...[
    "'a",
    '"a',
    "[a",
    "{a",
    "a]",
    "--- a",
    "...",
    "<<",
    "=",
    "~",
    "null",
    "NULL",
    "true",
    "yes",
    "No",
    "on",
  ],
  ...["1", "1.0", "1e3", "0x1F", "0o7", "1_000", ".inf", ".nan", "2001-12-14", "12:30:45", "4.10", "-", ""],
  ...[
    " a",
    "a ",
    "\ta",
    "a\tb",
    "a\nb",
    "a\n",
    "a\n\n",
    "\na",
    "a\n b\n  c\n",
    "a\r\nb",
    "a\rb",
    "a\n# b: c",
  ],
  ...["a\u0085b", "a\u2028b\u2029c", "\ufeffa", "a\u0000\u0007\u001b[31mb\u007f\u009b", "\ud800 a"],
  "a\u202eb\u2066c",
  "a\u200bb",
  "__proto__",
  "x: ".repeat(60),
  `${"long words ".repeat(12)}: # \u202e\u001b`,
  `${"long words ".repeat(12)}\n\n`,
  ` ${"long words ".repeat(12)}`,
  "中文：「引号」".repeat(20),
];

/** What a reader of a file does not see. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u;

const data = (text: string): { readonly [key: string]: YamlData } => ({
  value: text,
  list: [text, [text], { a: text }],
  enum: [text, "b"],
  since: text,
  count: 9223372036854775807n,
  inner: Object.fromEntries([[text, { value: text }]]),
});

/** Mappings as their entries: `__proto__` among them. */
function entriesOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(entriesOf);
  if (value === null || typeof value !== "object") return typeof value === "bigint" ? String(value) : value;
  return Object.entries(value).map(([key, below]) => [key, entriesOf(below)]);
}

function read(text: string): unknown {
  const document = parseDocument(text, { intAsBigInt: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return entriesOf(document.toJS());
}

describe("YAML holds what it was written from, and nothing that is not seen:", () => {
  test.each(TEXTS)("%j", (text) => {
    const remarks = new Map([
      ["value", `of \u202e${text.replace(/\s/g, " ")}`],
      ["inner", "\u001b[31m"],
    ]);
    const written = toYaml(data(text), remarks);
    expect(read(written)).toEqual(entriesOf(data(text)));
    expect(written).not.toMatch(UNSEEN);
  });

  const roots: [string, string][] = [
    ["lines", "p:\n  b: 1\nz: 2\n"],
    ["lines of Windows", "p:\r\n  b: 1\r\nz: 2\r\n"],
    ["nothing after the key", "p:\nz: 2\n"],
    ["empty braces", "p: {}\nz: 2\n"],
    ["braces", "p: {b: 1}\nz: 2\n"],
    ["JSON", '{ "p": { "b": 1 }, "z": 2 }'],
  ];
  test.each(roots)("added to %s", (_, root) => {
    for (const text of TEXTS) {
      const added = insertEntry(root, ["p"], { key: `k${text}`, value: data(text) });
      const before = root.includes("b") ? [["b", "1"]] : [];
      expect(read(added)).toEqual([
        ["p", [...before, [`k${text}`, entriesOf(data(text))]]],
        ["z", "2"],
      ]);
      expect(added.replaceAll("\r\n", "\n")).not.toMatch(UNSEEN);
    }
  });

  test.each([
    ["lines", "t:\n  - 1\nz: 2\n"],
    ["brackets", "t: [1]\nz: 2\n"],
  ])("added to a list in %s", (_, root) => {
    for (const text of TEXTS) {
      expect(read(insertItem(root, ["t"], data(text)))).toEqual([
        ["t", ["1", entriesOf(data(text))]],
        ["z", "2"],
      ]);
    }
  });
});

describe("a page gives a draft that says what it says, whatever that is:", () => {
  // What else a page has is taken out of it when it is read.
  const lines = TEXTS.filter((text) => text.trim() !== "" && !/[\n\r\u0085\u200b\u2028\u2029•]/.test(text));
  const [form] = FORMS;

  test.each(lines)("%j", async (text) => {
    const said = `Says ${text} so.`;
    const { imported, files } = importForm(EMPTY, withText(ACTION, said), form!);
    expect(imported.outcome).toBe("added");
    expect(await faultsOf(files)).toEqual([]);
    const written = Object.entries(files).filter(([name]) => name.endsWith(".yaml"));
    const texts = written.flatMap(([, file]) => textsIn(parse(file)));
    expect(texts).toContain(draftText(said, "").en);
    for (const [name, file] of written) expect([name, UNSEEN.exec(file)]).toEqual([name, null]);
  });
});

function withText(page: PageText, said: string): PageText {
  const words = { en: said, "zh-CN": said };
  const row = (each: RowText): RowText => ({
    ...each,
    text: words,
    ...(each.children && { children: each.children.map(row) }),
  });
  return { ...page, tag: said, title: words, body: page.body!.map(row) };
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value === null || typeof value !== "object" ? [] : Object.values(value).flatMap(textsIn);
}
