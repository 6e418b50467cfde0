/**
 * The docs of an API as Markdown: pages are built as plain content, then printed.
 *
 * Pure and deterministic. Of the project it imports the model only, and of Node nothing.
 */

import type { History } from "../model/history.ts";
import type { Int64, Int64Option } from "../model/int64.ts";
import type { ApiModel, Locale, OperationModel } from "../model/model.ts";
import { schemasOf } from "../model/schema-index.ts";
import { LOCALES } from "../model/text.ts";
import type { Page } from "./content.ts";
import { type GuideSources, guidePage, guidesOf } from "./guides.ts";
import { indexPage } from "./index-page.ts";
import { printPage } from "./markdown.ts";
import { modelNodes, modelPage } from "./model-page.ts";
import { operationNodes, operationPage } from "./operation-page.ts";
import { pagePath } from "./page-path.ts";
import { typescriptExample } from "./typescript-example.ts";
import { answeredModels, usersByModel } from "./usage.ts";

export { type GuideSources, guidesOf } from "./guides.ts";

/** What the docs are made from besides the model. */
export interface DocsSources {
  readonly guides?: GuideSources;
  /** What changed in which release; without it, pages say that nothing is recorded. */
  readonly history?: History;
}

/** Every page of the docs in both languages: path below `docs/`, and Markdown text. */
export function renderMarkdown(
  model: ApiModel,
  { guides = new Map(), history = new Map(), int64 = "number" }: DocsSources & Int64Option = {},
): Map<string, string> {
  const files = new Map<string, string>();
  for (const page of pagesOf(model, { guides, history, int64 })) {
    const path = pagePath(page.target);
    if (path !== undefined) files.set(path, printPage(page));
  }
  return files;
}

/** The TypeScript program on an operation's page; languages differ in its comments only. */
export function renderTypescriptExample(
  operation: OperationModel,
  model: ApiModel,
  { locale = "en", int64 = "number" }: Int64Option & { readonly locale?: Locale } = {},
): string {
  return typescriptExample(operation, schemasOf(model), locale, int64);
}

function* pagesOf(
  model: ApiModel,
  { guides, history, int64 }: Required<DocsSources> & { readonly int64: Int64 },
): Generator<Page> {
  const schemas = schemasOf(model);
  const users = usersByModel(model);
  const answered = answeredModels(model);
  for (const operation of model.operations) {
    const nodes = operationNodes(operation, schemas);
    const told = { schemas, int64, history: history.get(operation.operationId) };
    for (const locale of LOCALES) yield operationPage(operation, nodes, { ...told, locale });
  }
  for (const named of model.schemas) {
    const nodes = modelNodes(named, schemas);
    const usage = { users: users.get(named.name), answered: answered.has(named.name) };
    for (const locale of LOCALES) yield modelPage(named, nodes, usage, schemas, locale);
  }
  for (const locale of LOCALES) {
    const told = guidesOf(model, guides, locale);
    yield* told.map(guidePage);
    yield indexPage(model, told, locale);
  }
}
