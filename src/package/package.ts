import { type GuideSources, renderMarkdown } from "../docs/index.ts";
import { declarationsOf } from "../emit/declarations.ts";
import { HEADER, joinParts } from "../envelope/module-text.ts";
import { renderModules } from "../envelope/modules.ts";
import type { History } from "../model/history.ts";
import type { Int64Option } from "../model/int64.ts";
import type { ApiModel } from "../model/model.ts";
import { renderDocument } from "./document.ts";
import { renderAllModule, renderCoreModule, renderIndexModule } from "./index-module.ts";
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
  { runtime, guides, history = new Map() }: PackageSources,
  options: Int64Option = {},
): Map<string, string> {
  const declarations = declarationsOf(model, options);
  return new Map([
    ["package.json", renderPackageJson(model)],
    ["tsconfig.json", renderTsconfig()],
    ["README.md", renderReadme(model, { guides, ...options })],
    ["openapi.json", renderDocument(model.document)],
    ["src/index.ts", renderIndexModule(model)],
    ["src/all.ts", renderAllModule(model)],
    ["src/core.ts", renderCoreModule()],
    ["src/schema.ts", joinParts(HEADER, declarations.document())],
    ...below("src", renderModules(model, declarations, options)),
    ...below("src/runtime", new Map([...runtime].map(([name, text]) => [name, toPackageModule(text)]))),
    ...below("docs", renderMarkdown(model, { guides, history, ...options })),
  ]);
}

function below(folder: string, files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].map(([path, text]) => [`${folder}/${path}`, text]);
}

/** Our sources import `./x.ts`; a package compiled by anyone's settings must import `./x.js`. */
function toPackageModule(text: string): string {
  return text.replace(/(\bfrom |\bimport\()"(\.\.?\/[^"]+)\.ts"/g, '$1"$2.js"');
}
