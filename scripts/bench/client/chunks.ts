import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** One file of what a bundler makes of a program for browsers. */
export interface Chunk {
  /** `entry`: the program; `at once`: what it imports in any case; `when needed`: what `import()` loads later. */
  readonly loaded: "entry" | "at once" | "when needed";
  /** The module that is imported; of a chunk that several others share, the biggest. */
  readonly name: string;
  /** What the others import it by, with `./` before. */
  readonly file: string;
  readonly code: Uint8Array;
  /** How many bytes of the code came from which module, most first. */
  readonly modules: readonly (readonly [module: string, bytes: number])[];
}

type Outputs = Metafile["outputs"];

/** The program with all it needs, minified and split; the packages are as npm would install them. */
export async function bundle(program: string): Promise<Chunk[]> {
  const { outputFiles, metafile } = await build({
    // Inside the package, so that "zstack-client/core" leads where its "exports" say: to what was built.
    stdin: { contents: program, resolveDir: "generated", sourcefile: "program.js" },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    outdir: ".cache/bundle",
    write: false,
    metafile: true,
    logLevel: "warning",
  });
  const outputs = Object.entries(metafile.outputs);
  const [entry] = outputs.find(([, { entryPoint }]) => entryPoint === "generated/program.js")!;
  const atOnce = reached(metafile.outputs, entry);
  return outputs.map(([file, { entryPoint, inputs }]) => {
    const modules = Object.entries(inputs)
      .map(([module, { bytesInOutput }]) => [shorten(module), bytesInOutput] as const)
      .sort(([, a], [, b]) => b - a);
    return {
      loaded: file === entry ? "entry" : atOnce.has(file) ? "at once" : "when needed",
      name: entryPoint ? shorten(entryPoint) : `shared, ${modules[0]![0]}`,
      file: path.basename(file),
      code: outputFiles.find((output) => output.path.endsWith(file))!.contents,
      modules,
    };
  });
}

/** What a page transfers: servers compress each file by itself, as well as they can. */
export function compressed(code: Uint8Array): { gzip: number; brotli: number } {
  return { gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length };
}

/** A chunk and all that must be there before it can run. */
function reached(outputs: Outputs, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const imported of outputs[file]?.imports ?? []) {
    if (imported.kind === "import-statement") reached(outputs, imported.path, found);
  }
  return found;
}

function shorten(module: string): string {
  return module.replace(/^.*node_modules\//, "").replace(/^generated\/dist\//, "");
}
