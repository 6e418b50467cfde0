import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { ROOT } from "./package-folder.ts";

/** Its server listens, and gives the page its modules as they lie beside it. */
const NODE_OF_CONSOLE = ["node:fs/promises", "node:module", "node:net", "node:os", "node:path", "node:url"];

/** Who may import whom, and what from outside. A stage may always import itself. */
const STAGES: Readonly<Record<string, { stages: readonly string[]; packages: readonly string[] }>> = {
  // Files that ship as they are, and one module that knows where they lie.
  assets: { stages: [], packages: ["node:fs", "node:path", "node:url"] },
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
  model: { stages: ["load", "runtime"], packages: ["ajv", "node:vm"] },
  emit: {
    stages: ["escape", "load", "model"],
    packages: ["openapi-typescript", "ts-morph", "typescript", "node:module"],
  },
  envelope: { stages: ["escape", "model", "emit"], packages: ["ts-morph", "node:module"] },
  // Samples say what the client sends. What a mapping is, `load/mapping.ts` says to all.
  docs: { stages: ["escape", "load", "model", "runtime"], packages: ["marked"] },
  lint: { stages: ["load", "model"], packages: ["ajv", "yaml"] },
  diff: { stages: ["escape", "load", "model"], packages: [] },
  mock: {
    // A scenario is a file whose faults have a place, as those of a spec have; tags are read where the client puts them.
    stages: ["assets", "load", "model", "runtime"],
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
    stages: ["assets", "load", "model", "runtime"],
    packages: ["hono", "@hono/node-server", "lossless-json", "typescript", ...NODE_OF_CONSOLE],
  },
  // Every page is added to the spec as it is on disk, and the spec read again.
  import: { stages: ["escape", "load", "model", "source"], packages: ["yaml", "node:fs", "node:path"] },
  runtime: { stages: [], packages: ["@noble/hashes", "lossless-json", "openapi-fetch"] },
  // Two sides of a comparison are pruned before they are built, and the history is read through comparisons. What a killed
  // run left half-changed is put right before it is read.
  source: {
    stages: ["load", "model", "diff", "output"],
    packages: ["node:fs", "node:path", "node:child_process"],
  },
  output: {
    // It starts its thread as the loader starts its own.
    stages: ["load"],
    packages: [
      "node:fs",
      "node:path",
      "node:os",
      "node:crypto",
      "node:timers/promises",
      "node:worker_threads",
    ],
  },
  generate: {
    stages: ["assets", "escape", "load", "model", "emit", "envelope", "docs", "source", "output"],
    // Without a build, `typescript` compiles what runs in pages; a thread's memory is bounded through `node:v8`.
    packages: [
      "typescript",
      "node:fs",
      "node:path",
      "node:os",
      "node:url",
      "node:crypto",
      "node:timers/promises",
      "node:v8",
      "node:worker_threads",
    ],
  },
  // A new repository comes with what `generate` makes of its spec.
  init: { stages: ["assets", "load", "source", "generate", "output"], packages: ["node:fs", "node:path"] },
  cli: {
    stages: [
      "assets",
      "escape",
      "load",
      "model",
      "lint",
      "diff",
      "import",
      "source",
      "generate",
      "output",
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
      "node:fs",
      "node:path",
      "node:module",
      "node:stream",
    ],
  },
};

/** The file of each stage that a reader opens first. */
const ENTRIES: Readonly<Record<string, string>> = {
  assets: "assets.ts",
  cli: "main.ts",
  console: "serve.ts",
  diff: "judge.ts",
  docs: "index.ts",
  emit: "declarations.ts",
  envelope: "modules.ts",
  escape: "escaped.ts",
  generate: "generate.ts",
  import: "import-page.ts",
  init: "new-repository.ts",
  lint: "lint.ts",
  load: "load.ts",
  mock: "mock.ts",
  model: "build.ts",
  output: "output-folder.ts",
  runtime: "index.ts",
  source: "read-model.ts",
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

test("no file imports itself by way of others, types included", () => {
  const imports = new Map(
    sources.map((file) => [
      file,
      importsOf(textOf(file))
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => path.join(path.dirname(file), specifier)),
    ]),
  );
  expect(circlesIn(imports)).toEqual([]);
});

/** What files outside `cli` ask the process for: that it neither prints nor ends. */
const OF_PROCESS: Readonly<Record<string, readonly string[]>> = {
  // A receipt's paths are as they were given, so they mean something only together with the working directory.
  "src/generate/receipt.ts": ["process.cwd"],
  // Whether the holder of a lock still runs.
  "src/output/holder.ts": ["process.kill"],
  // Whether a journal was written by this user.
  "src/output/journal-file.ts": ["process.getuid"],
  // A signal that would end the process between two steps that belong together is passed on after them.
  "src/output/signals.ts": ["process.kill", "process.listenerCount", "process.off", "process.on"],
};

test.each(sources.filter((file) => stageOf(file) !== "cli"))(
  "%s neither prints nor ends the process",
  (file) => {
    const called = calleesOf(file).filter((callee) => /^(console|process)\./.test(callee));
    expect([...new Set(called)].sort()).toEqual(OF_PROCESS[file] ?? []);
  },
);

/** All that files outside `output` may have of `node:fs` and `node:fs/promises`: what reads. */
const READING = /^((exists|lstat|readFile|readdir|readlink|realpath|stat|watch)(Sync)?|Dirent|FSWatcher)$/;

test.each(sources.filter((file) => stageOf(file) !== "output"))("%s writes no files", (file) => {
  expect(fromFileSystem(file).filter((name) => !READING.test(name))).toEqual([]);
});

describe("files", () => {
  test.each(sources)("%s has at most 400 lines", (file) => {
    expect(textOf(file).split("\n").length).toBeLessThanOrEqual(400);
  });

  test("have names that say what is in them", () => {
    expect(
      sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.ts$)/.test(file)),
    ).toEqual([]);
  });

  test("of each folder begin, where one enters it, with what belongs there", () => {
    expect(Object.keys(ENTRIES).sort()).toEqual(Object.keys(STAGES).sort());
    for (const [stage, file] of Object.entries(ENTRIES)) {
      const text = textOf(`src/${stage}/${file}`).replace(/^#!.*\n/, "");
      expect(text, `${stage}/${file}`).toMatch(/^\/\*\*\n( \*.*\n){2,}/);
    }
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
    "src/assets/assets.ts",
    "src/escape/escaped.ts",
    "src/escape/shell.ts",
    "src/escape/terminal.ts",
    "src/escape/unseen.ts",
    "src/generate/contents.ts",
    "src/generate/toolkit-sources.ts",
    "src/load/code-unit-order.ts",
    "src/load/encoding.ts",
    "src/load/merge-conflict.ts",
    "src/load/problem.ts",
    "src/output/fault.ts",
    "src/output/file-facts.ts",
    "src/output/journal-file.ts",
    "src/output/places.ts",
    "src/output/settle.ts",
    "src/source/allow-url.ts",
    "src/source/errors.ts",
    "src/source/page-texts.ts",
    "src/source/posix-path.ts",
    "src/source/read-model.ts",
    "src/source/root-file.ts",
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

/** The ways from a file back to itself, each as the files on it; one for every circle that a walk closes. */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const left = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) circles.push([...way.slice(at), file].join(" -> "));
    if (at >= 0 || left.has(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...way, file]);
    left.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return circles;
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

/** What a module imports of the file system, by name; all of it as `*`. */
function fromFileSystem(file: string): string[] {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && isFileSystem(node.moduleSpecifier)) {
      const bindings = node.importClause?.namedBindings;
      if (bindings === undefined || !ts.isNamedImports(bindings)) names.add("*");
      else for (const { propertyName, name } of bindings.elements) names.add((propertyName ?? name).text);
    } else if (ts.isCallExpression(node) && node.arguments.some(isFileSystem)) names.add("*");
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier && isFileSystem(node.moduleSpecifier))
      names.add("*");
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return [...names];
}

function isFileSystem(node: ts.Node): boolean {
  return ts.isStringLiteral(node) && /^(node:)?fs(\/promises)?$/.test(node.text);
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
