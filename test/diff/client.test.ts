import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { RULES } from "../../src/diff/registry.ts";
import { declarationsOf } from "../../src/emit/declarations.ts";
import { renderModules } from "../../src/envelope/modules.ts";
import { renderCoreModule, renderIndexModule } from "../../src/generate/package/index-module.ts";
import { functionNameOf, moduleNameOf } from "../../src/model/names.ts";
import { ROOT, RUNTIME } from "../package-folder.ts";
import { modelOf } from "../text-files.ts";
import { CALL, EXAMPLES } from "./examples.ts";
import { type SpecParts, specWith } from "./pair.ts";

/** All packages and programs, in memory; the runtime is the same for all. */
const files = new Map<string, string>();
const HOME = path.join(ROOT, ".virtual");
const RUNTIME_FOLDER = path.join(HOME, "runtime");
for (const [name, text] of RUNTIME) files.set(path.join(RUNTIME_FOLDER, name), text);

const folders = new Map<SpecParts, string>();

/** The folder with the modules of a spec. */
function packageOf(parts: SpecParts): string {
  const known = folders.get(parts);
  if (known !== undefined) return known;
  const folder = path.join(HOME, String(folders.size));
  folders.set(parts, folder);
  const model = modelOf(specWith(parts));
  for (const [file, text] of renderModules(model, declarationsOf(model))) {
    files.set(path.join(folder, "src", file), text);
  }
  files.set(path.join(folder, "src/index.ts"), renderIndexModule(model));
  files.set(path.join(folder, "src/core.ts"), renderCoreModule());
  return folder;
}

/** A program beside the modules of a spec, that was written for those of `writtenFor`. */
function program(name: string, parts: SpecParts, use: string, writtenFor: SpecParts): string {
  const id = writtenFor.id ?? "CreateThing";
  const imported = use.includes(functionNameOf(id))
    ? `import { ${functionNameOf(id)} } from "./src/operations/${moduleNameOf(id)}.js";\n`
    : "";
  const file = path.join(packageOf(parts), `${name}.ts`);
  files.set(
    file,
    `${imported}import type { Client } from "./src/runtime/client.js";\ndeclare const client: Client;\nvoid client;\n${use}\nexport {};\n`,
  );
  return file;
}

const rows = EXAMPLES.flatMap(({ there, back, base, head, use = CALL, undo = CALL }, at) => [
  { rule: there, before: program(`${at}a`, base, use, base), after: program(`${at}b`, head, use, base) },
  { rule: back, before: program(`${at}c`, head, undo, head), after: program(`${at}d`, base, undo, head) },
]);
const complaints = compileAll(rows.flatMap(({ before, after }) => [before, after]));

describe("tsc agrees about", () => {
  test.each(rows)("$rule", ({ rule, before, after }) => {
    const { client } = RULES.find(({ id }) => id === rule)!;
    expect(complaints(before)).toEqual([]);
    const broken = complaints(after);
    expect(client === "breaking" ? broken.length > 0 : broken).toEqual(client === "breaking" ? true : []);
  });
});

/** What the compiler says of each program, all in one go: they share the runtime and the library. */
function compileAll(programs: readonly string[]): (file: string) => string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile(name, language, ...rest)
      : ts.createSourceFile(name, text, language);
  };
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      const resolvedFileName = resolve(text, from);
      return {
        resolvedModule:
          resolvedFileName === undefined ? undefined : { resolvedFileName, extension: ts.Extension.Ts },
      };
    });
  const all = ts.createProgram(programs, options, host);
  return (file) =>
    all
      .getSemanticDiagnostics(all.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

function resolve(specifier: string, from: string): string | undefined {
  if (!specifier.startsWith(".")) {
    // The runtime's own dependencies: what they declare does not matter here.
    return undefined;
  }
  const target = path.join(path.dirname(from), specifier.replace(/\.js$/, ".ts"));
  const runtime = /\/runtime\/([\w-]+\.ts)$/.exec(target)?.[1];
  const file = runtime === undefined ? target : path.join(RUNTIME_FOLDER, runtime);
  return files.has(file) ? file : undefined;
}
