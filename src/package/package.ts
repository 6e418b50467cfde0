import { type GuideSources, markdownPages } from "../docs/index.ts";
import { declarationsOf } from "../emit/declarations.ts";
import type { DeclaredEntries } from "../emit/document-declaration.ts";
import { HEADER, joinParts } from "../envelope/module-text.ts";
import { renderModules } from "../envelope/modules.ts";
import type { History } from "../model/history.ts";
import type { Int64Option } from "../model/int64.ts";
import type { ApiModel } from "../model/model.ts";
import type { Selection } from "../model/selection.ts";
import { renderDocument } from "./document.ts";
import { renderCoreModule, renderIndexModule } from "./index-module.ts";
import { renderPackageJson, renderTsconfig } from "./manifest.ts";
import { renderReadme } from "./readme.ts";

/** What a package is made from besides the model. */
export interface PackageSources {
  /** The modules of `src/runtime`: file name to text. */
  readonly runtime: ReadonlyMap<string, string>;
  /** The pages of `src/docs/guides`. */
  readonly guides: GuideSources;
  /** What changed in which release, for the docs. */
  readonly history?: History;
}

/** The publishable package `zstack-client` for a model: path to text, complete. */
export function renderPackage(
  model: ApiModel,
  sources: PackageSources,
  options: Int64Option = {},
): Map<string, string> {
  return new Map([...renderClient(model, sources, options), ...renderPages(model, sources, options)]);
}

/** What has to be rendered again, and what need not. */
export interface Rendering extends Int64Option {
  /** The operations and schemas whose modules and pages are wanted; all of them by default. */
  readonly only?: Selection | undefined;
  /** What of `schema.ts` is known already; see `declareDocument`. */
  readonly declared?: DeclaredEntries | undefined;
}

/** The files of the package but its docs, one after the other. */
export function* renderClient(
  model: ApiModel,
  { runtime, guides }: PackageSources,
  { declared, only, ...options }: Rendering = {},
): Generator<PackageFile> {
  yield ["package.json", renderPackageJson(model)];
  yield ["tsconfig.json", renderTsconfig()];
  yield ["README.md", renderReadme(model, { guides, ...options })];
  yield ["openapi.json", renderDocument(model.document)];
  yield ["src/index.ts", renderIndexModule(model)];
  yield ["src/core.ts", renderCoreModule()];
  for (const [name, text] of runtime) yield [`src/runtime/${name}`, toPackageModule(text)];
  const declarations = declarationsOf(model, options);
  yield ["src/schema.ts", joinParts(HEADER, declarations.document(declared))];
  yield* below("src", renderModules(model, declarations, { ...options, only }));
}

/** The docs of the package, one page after the other. */
export function* renderPages(
  model: ApiModel,
  { guides, history = new Map() }: PackageSources,
  { int64 = "number", only }: Rendering = {},
): Generator<PackageFile> {
  yield* below("docs", markdownPages(model, { guides, history, int64, only }));
}

/** A file of the package: its path and its text. */
export type PackageFile = [path: string, text: string];

function* below(folder: string, files: Iterable<PackageFile>): Generator<PackageFile> {
  for (const [path, text] of files) yield [`${folder}/${path}`, text];
}

/** Our sources import `./x.ts`; a package compiled by anyone's settings must import `./x.js`. */
function toPackageModule(text: string): string {
  return text.replace(/(\bfrom |\bimport\()"(\.\.?\/[^"]+)\.ts"/g, '$1"$2.js"');
}
