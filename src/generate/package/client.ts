import { declarationsOf } from "../../emit/declarations.ts";
import { HEADER } from "../../envelope/module-text.ts";
import { renderModules } from "../../envelope/modules.ts";
import { joinParts } from "../../escape/typescript.ts";
import type { ApiModel } from "../../model/model.ts";
import { renderDocument } from "./document.ts";
import { renderFetchModule, renderOpenapiFetchModule } from "./fetch-modules.ts";
import { renderAllModule, renderCoreModule, renderIndexModule } from "./index-module.ts";
import { renderPackageJson, renderTsconfig } from "./manifest.ts";
import { renderReadme } from "./readme.ts";
import {
  below,
  type DeclaredEntries,
  type PackageFile,
  type PackageSources,
  type Rendering,
} from "./sources.ts";

/** The files of the package but its docs, one after the other. */
export function* renderClient(
  model: ApiModel,
  { runtime, guides }: PackageSources,
  {
    declared,
    only,
    ...options
  }: Rendering & {
    /** What of `schema.ts` is known already; see `declareDocument`. */
    readonly declared?: DeclaredEntries | undefined;
  } = {},
): Generator<PackageFile> {
  yield ["package.json", renderPackageJson(model)];
  yield ["tsconfig.json", renderTsconfig()];
  yield ["README.md", renderReadme(model, { guides, ...options })];
  yield ["openapi.json", renderDocument(model.document)];
  yield ["src/index.ts", renderIndexModule(model)];
  yield ["src/all.ts", renderAllModule(model)];
  yield ["src/core.ts", renderCoreModule()];
  yield ["src/fetch.ts", renderFetchModule()];
  yield ["src/openapi-fetch.ts", renderOpenapiFetchModule()];
  for (const [name, text] of runtime) yield [`src/runtime/${name}`, toPackageModule(text)];
  const declarations = declarationsOf(model, options);
  yield ["src/schema.ts", joinParts(HEADER, declarations.document(declared))];
  yield* below("src", renderModules(model, declarations, { ...options, only }));
}

/** Our sources import `./x.ts`; a package compiled by anyone's settings must import `./x.js`. */
function toPackageModule(text: string): string {
  return text.replace(/(\bfrom |\bimport\()"(\.\.?\/[^"]+)\.ts"/g, '$1"$2.js"');
}
