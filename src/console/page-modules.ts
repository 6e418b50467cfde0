/**
 * The modules that run in the page, as the browser loads them: the console's own, the client runtime, and the two
 * packages that it needs. In a built toolkit they lie compiled beside this file; in a checkout they are TypeScript,
 * and are compiled when a page asks for them.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Gives the text of a module by its path below `/_console/modules/`; `undefined`: there is none. */
export type PageModules = (name: string) => Promise<string | undefined>;

/** Where the modules are served. */
export const MODULES = "/_console/modules";

/** What the page loads first. */
export const MAIN_MODULE = "console/browser/main.js";

/** The folders of `src` whose modules run in the page. */
const FOLDERS = ["console/browser", "runtime"] as const;

/** Packages of the runtime: what they are imported as, and where their modules lie in them. */
const PACKAGES = [
  { name: "@noble/hashes", entry: "sha2.js", resolve: "@noble/hashes/sha2.js" },
  { name: "lossless-json", entry: "index.js", resolve: "lossless-json" },
] as const;

/** The folder of the stages: `src` or `dist`. */
const STAGES = fileURLToPath(new URL("../", import.meta.url));

export function createPageModules(): PageModules {
  const compiled = new Map<string, Promise<string | undefined>>();
  return (name) => {
    // A name that climbs, or says nothing, is no module.
    if (!/^@?[\w-]+(\/_?[\w-]+)*\.js$/.test(name)) return Promise.resolve(undefined);
    const found = compiled.get(name) ?? readModule(name);
    compiled.set(name, found);
    return found.then((text) => {
      if (text === undefined) compiled.delete(name);
      return text;
    });
  };
}

async function readModule(name: string): Promise<string | undefined> {
  for (const { name: inside, resolve } of PACKAGES) {
    if (name.startsWith(`${inside}/`)) {
      // Not `require.resolve`, which would give the CommonJS build where there are two.
      const folder = path.dirname(fileURLToPath(resolveModule(resolve)));
      return readText(path.join(folder, name.slice(inside.length + 1)));
    }
  }
  if (!FOLDERS.some((folder) => name.startsWith(`${folder}/`))) return undefined;
  const text = (await readText(path.join(STAGES, name))) ?? (await compile(name));
  return text?.replace(
    BARE_IMPORT,
    (_, before: string, specifier: string) => `${before}"${urlOf(specifier)}"`,
  );
}

async function compile(name: string): Promise<string | undefined> {
  const text = await readText(path.join(STAGES, name.replace(/\.js$/, ".ts")));
  if (text === undefined) return undefined;
  const { default: ts } = await import("typescript");
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  });
  return outputText;
}

/** `from "…"` and `import("…")` of a package. */
const BARE_IMPORT = /(\bfrom |\bimport\()"((?:@noble\/hashes|lossless-json)[^"]*)"/g;

function urlOf(specifier: string): string {
  const entry = PACKAGES.find(({ name }) => name === specifier)?.entry;
  return `${MODULES}/${entry === undefined ? specifier : `${specifier}/${entry}`}`;
}

function resolveModule(specifier: string): string {
  if (typeof import.meta.resolve === "function") return import.meta.resolve(specifier);
  return pathToFileURL(createRequire(import.meta.url).resolve(specifier)).href;
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return undefined;
  }
}
