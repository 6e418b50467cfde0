import ts from "typescript";

/** The strictest settings a consumer may have. */
const STRICT: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedDeclarations: true,
  declaration: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  // Of declarations, only those of the libraries are left here; a package's own are checked when it is packed.
  skipLibCheck: true,
  noEmit: true,
};

/** What tsc has to say of these files and all they import: `file:line message`, nothing when all is well. */
export function compileStrictly(files: readonly string[], options: ts.CompilerOptions = {}): string[] {
  return ts.getPreEmitDiagnostics(programOf(files, options)).map(({ file, start, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (file === undefined || start === undefined) return text;
    return `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1} ${text}`;
  });
}

/** These files and all they import, as the strictest of consumers compiles them. */
export function programOf(files: readonly string[], options: ts.CompilerOptions = {}): ts.Program {
  const settings = { ...STRICT, ...options };
  const host = ts.createCompilerHost(settings);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...rest) => {
    if (!isLibrary(file)) return getSourceFile(file, ...rest);
    const known = libraries.get(file) ?? getSourceFile(file, ...rest);
    libraries.set(file, known);
    return known;
  };
  return ts.createProgram(files, settings, host);
}

/** Parsed once for all programs of a process: they are the same, and larger than what is compiled. */
const libraries = new Map<string, ts.SourceFile | undefined>();

function isLibrary(file: string): boolean {
  return /\/node_modules\/typescript\/lib\/lib\.[^/]*\.d\.ts$/.test(file);
}
