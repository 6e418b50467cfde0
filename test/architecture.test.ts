import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { ROOT } from "./package-folder.ts";

/** Its server listens, and gives the page its modules as they lie beside it. */
const NODE_OF_CONSOLE = ["node:fs/promises", "node:module", "node:net", "node:os", "node:path", "node:url"];

/** Who may import whom, and what from outside. A stage may always import itself. */
const STAGES: Readonly<Record<string, { stages: readonly string[]; packages: readonly string[] }>> = {
  load: {
    stages: [],
    packages: [
      "yaml",
      "lossless-json",
      "@redocly/openapi-core",
      "node:fs",
      "node:path",
      "node:worker_threads",
    ],
  },
  // Each file is the escaper of one kind of place that texts of a spec go to.
  escape: { stages: [], packages: [] },
  // How a call goes over the wire is told in the client's own terms.
  model: { stages: ["load", "runtime"], packages: ["ajv", "lossless-json", "node:vm"] },
  emit: {
    stages: ["escape", "load", "model"],
    packages: ["openapi-typescript", "ts-morph", "typescript", "node:module"],
  },
  envelope: { stages: ["escape", "model", "emit"], packages: ["ts-morph", "node:module"] },
  // Samples say what the client sends.
  docs: { stages: ["escape", "model", "runtime"], packages: ["marked"] },
  lint: { stages: ["load", "model"], packages: ["ajv", "yaml"] },
  diff: { stages: ["escape", "load", "model"], packages: [] },
  package: { stages: ["escape", "model", "emit", "envelope", "docs"], packages: [] },
  mock: {
    // A scenario is a file whose faults have a place, as those of a spec have; tags are read where the client puts them.
    stages: ["load", "model", "runtime"],
    packages: [
      "ajv",
      "hono",
      "@hono/node-server",
      "lossless-json",
      "@noble/hashes",
      "node:http",
      "node:net",
      "node:fs",
    ],
  },
  console: {
    stages: ["model", "runtime"],
    packages: ["hono", "@hono/node-server", "lossless-json", "typescript", ...NODE_OF_CONSOLE],
  },
  import: { stages: ["escape", "load", "model"], packages: ["yaml", "node:path"] },
  init: { stages: [], packages: [] },
  runtime: { stages: [], packages: ["@noble/hashes", "lossless-json"] },
  cli: {
    stages: [
      "escape",
      "load",
      "model",
      "lint",
      "diff",
      "import",
      "package",
      "mock",
      "docs",
      "console",
      "init",
    ],
    packages: [
      "commander",
      "picocolors",
      "diff",
      "@clack/prompts",
      "typescript",
      "node:fs",
      "node:path",
      "node:url",
      "node:module",
      "node:child_process",
      "node:stream",
      "node:os",
      "node:crypto",
      "node:timers",
      "node:timers/promises",
      "node:v8",
      "node:worker_threads",
    ],
  },
};

const sources = readdirSync(path.join(ROOT, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
  .sort();

const textOf = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

describe("imports", () => {
  test("every folder of src is a stage of the table, and every stage has a folder", () => {
    expect([...new Set(sources.map(stageOf))].sort()).toEqual(Object.keys(STAGES).sort());
  });

  test.each(sources)("of %s are those its stage may have", (file) => {
    const { stages, packages } = STAGES[stageOf(file)]!;
    const wrong = importsOf(textOf(file)).filter((specifier) => {
      if (!specifier.startsWith("."))
        return !packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
      const stage = stageOf(path.join(path.dirname(file), specifier));
      return stage !== stageOf(file) && !stages.includes(stage);
    });
    expect(wrong).toEqual([]);
  });
});

test.each(sources.filter((file) => stageOf(file) !== "cli"))(
  "%s neither prints nor ends the process",
  (file) => {
    const forbidden = calleesOf(file).filter((callee) => /^(console|process)\./.test(callee));
    expect(forbidden).toEqual([]);
  },
);

describe("files", () => {
  test.each(sources)("%s has at most 400 lines", (file) => {
    expect(textOf(file).split("\n").length).toBeLessThanOrEqual(400);
  });

  test("have names that say what is in them", () => {
    expect(
      sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.ts$)/.test(file)),
    ).toEqual([]);
  });

  test("have no default exports", () => {
    expect(sources.filter((file) => /^export default /m.test(textOf(file)))).toEqual([]);
  });
});

describe("text that is safe in one kind of place", () => {
  const ESCAPERS = /^src\/(escape\/|docs\/html\/markup\.ts$|import\/yaml-text\.ts$)/;
  /** What takes the word of whoever calls it, and who may. */
  const TRUSTING: Readonly<Record<string, readonly string[]>> = {
    templateFor: [],
    declaredText: ["src/envelope/type-text.ts"],
    printedLines: ["src/emit/document-declaration.ts"],
    ownPage: ["src/docs/guides.ts"],
    paletteOf: ["src/cli/terminal.ts"],
  };
  const others = sources.filter((file) => !ESCAPERS.test(file));

  test("is made by its escaper: there is one for each", () => {
    const kinds = sources.flatMap((file) => [...textOf(file).matchAll(/^export type (\w+) = Escaped</gm)]);
    expect(kinds.map(([, name]) => name).sort()).toEqual(
      ["Code", "Comment", "Html", "Markdown", "Shell", "Shown", "Yaml"].sort(),
    );
  });

  test.each(others)("is not what %s calls it", (file) => {
    const made = castsOf(file).filter((type) =>
      /(?<!\.)\b(Escaped|Code|Comment|Html|Markdown|Shell|Shown|Yaml)\b/.test(type),
    );
    expect(made).toEqual([]);
    const called = new Set(calleesOf(file));
    for (const [name, callers] of Object.entries(TRUSTING))
      if (!callers.includes(file)) expect(called).not.toContain(name);
  });
});

test("the packages that src imports are the dependencies of the toolkit; all others are for development", () => {
  const imported = sources
    .flatMap((file) => importsOf(textOf(file)))
    .filter((name) => !/^(\.|node:)/.test(name));
  const { dependencies } = JSON.parse(textOf("package.json")) as { dependencies: Record<string, string> };
  const packages = imported.map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)![0]);
  expect([...new Set(packages)].sort()).toEqual(Object.keys(dependencies).sort());
});

test("parsing the command line loads nothing heavy", () => {
  const reached = [...staticImports("src/cli/main.ts"), ...staticImports("src/cli/run.ts")];
  const stages = reached.filter((name) => name.startsWith("src/") && !name.startsWith("src/cli/"));
  expect([...new Set(stages)].sort()).toEqual([
    "src/escape/escaped.ts",
    "src/escape/shell.ts",
    "src/escape/terminal.ts",
    "src/escape/unseen.ts",
    "src/load/encoding.ts",
    "src/load/merge-conflict.ts",
    "src/load/problem.ts",
  ]);
  const packages = reached.filter((name) => !name.startsWith("src/"));
  expect([...new Set(packages)].sort()).toEqual([
    "commander",
    "node:fs",
    "node:module",
    "node:path",
    "node:url",
    "picocolors",
  ]);
});

/** All that a module loads before it runs, by way of its imports: our files and the packages. */
function staticImports(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  return staticImportsOf(file).flatMap((specifier) => {
    if (!specifier.startsWith(".")) return [specifier];
    const target = path.join(path.dirname(file), specifier);
    return [target, ...staticImports(target, seen)];
  });
}

function importsOf(text: string): string[] {
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
}

/** What a module loads before it runs. */
function staticImportsOf(file: string): string[] {
  return parse(file).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const typesOnly = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const specifier = statement.moduleSpecifier;
    return specifier === undefined || typesOnly ? [] : [(specifier as ts.StringLiteral).text];
  });
}

/** The expressions that a module calls, as they are written. */
function calleesOf(file: string): string[] {
  const callees: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) callees.push(node.expression.getText());
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return callees;
}

/** The types that a module says its values have. */
function castsOf(file: string): string[] {
  const types: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node)) types.push(node.type.getText());
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return types;
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ESNext, true);
}

function stageOf(file: string): string {
  return file.split("/")[1] ?? "";
}
