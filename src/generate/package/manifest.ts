import { asMapping } from "../../load/mapping.ts";
import type { ApiModel, JsonObject } from "../../model/model.ts";

/** What the generated package depends on at run time; the toolkit is tested with the same versions. */
const DEPENDENCIES = {
  "@noble/hashes": "^2.4.0",
  "lossless-json": "^4.3.3",
  "openapi-fetch": "^0.17.0",
};

/** `package.json` of the generated package. */
export function renderPackageJson({ document, title, version }: ApiModel): string {
  const license = asMapping(asMapping(document.info).license).identifier;
  return json({
    name: "zstack-client",
    version: semanticVersion(version),
    description: `Typed client for ${title.en}`,
    keywords: keywordsOf(title.en),
    ...originOf(document),
    ...(typeof license === "string" && { license }),
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19" },
    exports: {
      ".": entry("index"),
      "./core": entry("core"),
      "./all": entry("all"),
      "./schema": entry("schema"),
      "./fetch": entry("fetch"),
      "./openapi-fetch": entry("openapi-fetch"),
      "./operations/*": entry("operations/*"),
      "./models/*": entry("models/*"),
      "./openapi.json": "./openapi.json",
      "./package.json": "./package.json",
    },
    files: ["dist", "src", "docs", "openapi.json"],
    scripts: { build: "tsc -p ." },
    dependencies: DEPENDENCIES,
  });
}

/** `tsconfig.json`: compiled as strictly as any consumer may ask, and without Node's types. */
export function renderTsconfig(): string {
  return json({
    compilerOptions: {
      target: "ES2022",
      lib: ["ES2022", "DOM", "DOM.Iterable"],
      module: "NodeNext",
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noImplicitOverride: true,
      noPropertyAccessFromIndexSignature: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      isolatedDeclarations: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      skipLibCheck: false,
      declaration: true,
      declarationMap: true,
      sourceMap: true,
      rootDir: "src",
      outDir: "dist",
    },
    include: ["src"],
  });
}

/** What the package is looked for by: what the API is called, and what kind of package this is. */
function keywordsOf(title: string): string[] {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return [...new Set([...words.slice(0, TITLE_WORDS), "client", "openapi", "sdk", "typescript"])];
}

/** So many words of a title are keywords; some titles are sentences. */
const TITLE_WORDS = 6;

/** Where the package comes from, as far as its spec says so. */
function originOf(document: JsonObject): JsonObject {
  const { repository } = asMapping(asMapping(document.info)["x-zstack"]);
  const { url } = asMapping(document.externalDocs);
  const documentation = typeof url === "string" && /^https?:/.test(url) ? { homepage: url } : {};
  if (typeof repository !== "string") return documentation;
  return {
    homepage: `${repository}#readme`,
    ...documentation,
    bugs: { url: `${repository}/issues` },
    repository: { type: "git", url: `git+${repository}.git` },
  };
}

function entry(module: string): JsonObject {
  return { types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` };
}

/** npm asks for three numbers: `4.5` becomes `4.5.0`, and what is no version at all `0.0.0`. */
function semanticVersion(version: string): string {
  const [, major, minor = "0", patch = "0", rest = ""] =
    /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?([-+][0-9A-Za-z.-]+)?/.exec(version) ?? [];
  return major === undefined ? "0.0.0" : `${[major, minor, patch].map(Number).join(".")}${rest}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
