import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const source = join(root, "src/runtime");
const files = readdirSync(source);

// Inside a package of its own, as a consumer has it.
const scratch = mkdtempSync(join(tmpdir(), "zstack-runtime-"));
afterAll(() => rmSync(scratch, { recursive: true }));

describe("the runtime", () => {
  it.each(files)("%s imports only its neighbours and its dependencies, and runs anywhere", (name) => {
    const text = readFileSync(join(source, name), "utf8");
    const imported = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    for (const specifier of imported)
      expect(specifier).toMatch(/^(\.\/[\w-]+\.ts|lossless-json|openapi-fetch|@noble\/hashes\/.+)$/);
    expect(text).not.toMatch(/\bprocess\.|\bBuffer\b|\brequire\(/);
  });

  it("has declarations of its own that Node's types suffice for, without the DOM", () => {
    mkdirSync(join(scratch, "runtime"));
    symlinkSync(join(root, "node_modules"), join(scratch, "node_modules"));
    writeFileSync(join(scratch, "package.json"), '{ "type": "module" }');
    for (const name of files) {
      const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(join(source, name), "utf8"), {
        fileName: name,
        reportDiagnostics: true,
        compilerOptions: { isolatedDeclarations: true, declaration: true },
      });
      expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
      writeFileSync(join(scratch, "runtime", name.replace(/ts$/, "d.ts")), outputText);
    }
    const consumer = join(scratch, "consumer.ts");
    writeFileSync(
      consumer,
      `import { createClient, isZStackError, jobOperation, passwordAuth, type ClientOptions, type JobOperation } from "./runtime/index.js";
       const options: ClientOptions = { endpoint: "x", auth: passwordAuth({ accountName: "a", password: "b" }), fetch: globalThis.fetch };
       const create: JobOperation<{ name: string }, { uuid: string }> = jobOperation({ id: "X", method: "PUT", path: "/x" });
       const signal: AbortSignal = new AbortController().signal;
       create(createClient(options), { name: "x" }, { signal }).catch((error: unknown) => isZStackError(error) && error.name);`,
    );
    const program = ts.createProgram([consumer], {
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      module: ts.ModuleKind.NodeNext,
      types: ["node"],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    });
    // Only what is ours is checked: Node's declarations take seconds and are theirs to check.
    const ours = program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(scratch) && !fileName.includes("node_modules"));
    expect(ours.length).toBeGreaterThan(10);
    const problems = ours.flatMap((file) => ts.getPreEmitDiagnostics(program, file));
    expect(problems.map(({ file, messageText }) => [file?.fileName, messageText])).toEqual([]);
  });
});
