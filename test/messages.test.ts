import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { ROOT } from "./package-folder.ts";

/** Pages about this repository's own rules, which only it has. */
const PAGES = ["src/diff/render/rules-page.ts", "src/lint/rules-page.ts"];

/** What a repository has that is made by this one: what `init` puts into its `package.json`. */
const SCRIPTS = "check|lint|generate|build";

/** What only this repository has. A README is one of many, unless it says whose. */
const OURS = [
  /CONTRIBUTING|SECURITY\.md/,
  new RegExp(`npm run (?!(${SCRIPTS})\\b)`),
  /\b[Tt]he README(?! of)/,
  /\b(see|See) \S+\.md\b/,
  /(^|[\s`(])(scripts|test|src)\/\S+\.(ts|md)\b/,
];

const sources = readdirSync(path.join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => path.posix.join("src", name.replaceAll(path.sep, "/")))
  .filter((name) => !PAGES.includes(name))
  .sort();

/** Every text that a module holds, with its line; what it imports is none. */
function textsOf(file: string): { readonly text: string; readonly line: number }[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(ROOT, file), "utf8"),
    ts.ScriptTarget.ESNext,
    true,
  );
  const texts: { text: string; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      texts.push({ text: node.text, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

test("no message sends anyone to what only this repository has", () => {
  const found = sources.flatMap((file) =>
    textsOf(file)
      // A text that is a path as a whole is one that code reads or writes.
      .filter(({ text }) => text.includes(" ") && OURS.some((words) => words.test(text)))
      .map(({ text, line }) => `${file}:${line} ${text.slice(0, 80)}`),
  );
  expect(found).toEqual([]);
});

test("whoever looks for such texts finds them", () => {
  for (const text of [
    "see CONTRIBUTING for the form of each key",
    "Run npm run reference",
    "The README has them all.",
    "See src/lint/rule.ts for more",
  ]) {
    expect(OURS.some((words) => words.test(text))).toBe(true);
  }
});
