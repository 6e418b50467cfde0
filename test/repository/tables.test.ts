import { readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import * as BOUNDS from "../../src/load/bounds.ts";
import { ROOT } from "../package-folder.ts";
import { codeIn, FILES, read, tableBelow } from "./pages.ts";

const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;

describe("CONTRIBUTING.md", () => {
  const rows = tableBelow(read("CONTRIBUTING.md"), "## Scripts");

  test("says of every script what it is for, and of no other", () => {
    const named = rows.map(([script = ""]) => /^`npm (?:run )?([\w:]+)`$/.exec(script)?.[1]);
    expect(named.sort()).toEqual(Object.keys(manifest.scripts!).sort());
    for (const [script, purpose = ""] of rows) expect(purpose.length, script).toBeGreaterThan(8);
  });
});

describe("docs/architecture.md", () => {
  const table = tableBelow(read("docs/architecture.md"), "## Stages").map(
    ([folder = "", , imports = ""]) => [codeIn(folder)[0], codeIn(imports).sort()] as const,
  );

  test("says who imports whom as the test of it does", () => {
    const [, held = ""] =
      /const STAGES[\s\S]*?= \{\n([\s\S]*?)\n\};/.exec(read("test/architecture.test.ts")) ?? [];
    const stages = [...held.matchAll(/^ {2}(\w+): \{[^[]*?stages: \[([^\]]*)\]/gm)].map(
      ([, stage, names = ""]) => [stage, (names.match(/\w+/g) ?? []).sort()] as const,
    );
    expect(new Map(table)).toEqual(new Map(stages));
  });

  test("has every folder of src", () => {
    expect(table.map(([stage]) => stage).sort()).toEqual(readdirSync(path.join(ROOT, "src")).sort());
  });
});

describe("docs/dependencies.md", () => {
  test("has a row with a reason for every dependency, and for nothing else", () => {
    const rows = tableBelow(read("docs/dependencies.md"), "# Dependencies");
    const named = rows.flatMap(([packages = ""]) => codeIn(packages));
    const all = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const wanted = all
      .filter((name) => !name.startsWith("@types/"))
      .map((name) => name.replace("@biomejs/", ""));
    expect(named.sort()).toEqual(wanted.sort());
    for (const [packages, what, why] of rows) expect(`${what} ${why}`.length, packages).toBeGreaterThan(20);
  });
});

describe("docs/limits.md", () => {
  const page = read("docs/limits.md");
  const sections = ["## Files", "## References", "## The document", "## Operations", "## Schemas"];

  test("has every fault of a document, and no other", () => {
    const listed = sections.flatMap((heading) =>
      tableBelow(page, heading).flatMap(([id = ""]) => codeIn(id)),
    );
    const reported = FILES.filter((file) => /^src\/(load|model)\/.+\.ts$/.test(file)).flatMap(idsIn);
    expect([...new Set(listed)].sort()).toEqual([...new Set(reported)].sort());
  });

  test("has every bound that loading has, and names faults that it lists", () => {
    const figures = tableBelow(page, "## Figures");
    const limits = figures.map(([, limit = ""]) => Number(/^[\d,]+/.exec(limit)![0].replaceAll(",", "")));
    const { MAX_SUGGESTIONS: _, ...bounds } = BOUNDS;
    for (const [name, bound] of Object.entries(bounds)) expect(limits, name).toContain(bound);
    for (const id of figures.flatMap(([, , fault = ""]) => codeIn(fault)))
      expect(page).toContain(`\n| \`${id}\``);
  });
});

/** The ids of faults that a module reports: as `id` of one, or as what it gives to a function that reports. */
function idsIn(file: string): string[] {
  const ids: string[] = [];
  const add = (node: ts.Node) => {
    if (ts.isStringLiteral(node) && /^[a-z]+(-[a-z0-9]+)*$/.test(node.text)) ids.push(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === "id") add(node.initializer);
    if (ts.isCallExpression(node) && /^(report|unreadable)$/.test(node.expression.getText()))
      node.arguments.slice(1, 2).forEach(add);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.ESNext, true));
  return ids;
}
