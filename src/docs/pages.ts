import { isRootComplete } from "../model/facade-limit.ts";
import type { History } from "../model/history.ts";
import type { Int64 } from "../model/int64.ts";
import type { ApiModel } from "../model/model.ts";
import { schemasOf } from "../model/schema-index.ts";
import type { Selection } from "../model/selection.ts";
import { LOCALES } from "../model/text.ts";
import type { Page } from "./content.ts";
import { tellingsOf } from "./field-tree.ts";
import { type Guide, type GuideSources, guidesOf } from "./guides.ts";
import { indexPage } from "./index-page.ts";
import { modelNodes, modelPage } from "./model-page.ts";
import { operationNodes, operationPage } from "./operation-page.ts";
import { answeredModels, usersByModel } from "./usage.ts";

/** What pages are made from besides the model. */
export interface PageSources {
  readonly guides: GuideSources;
  readonly int64: Int64;
  readonly history: History;
  /** A guide is written in Markdown, so each printer has its own way with it. */
  readonly guidePage: (guide: Guide) => Page;
  /** The operations and models whose pages are wanted; all of them by default. */
  readonly only?: Selection | undefined;
}

/** Every page of the docs, in both languages. */
export function* pagesOf(
  model: ApiModel,
  { guides, history, int64, guidePage, only }: PageSources,
): Generator<Page> {
  const schemas = schemasOf(model);
  const users = usersByModel(model);
  const answered = answeredModels(model);
  const form = { int64, isRootComplete: isRootComplete(model) };
  const tellings = LOCALES.map((locale) => tellingsOf(schemas, locale));
  for (const operation of model.operations) {
    if (only?.operations.has(operation.operationId) === false) continue;
    const nodes = operationNodes(operation, schemas);
    const told = { form, history: history.get(operation.operationId) };
    for (const telling of tellings) yield operationPage(operation, nodes, telling, told);
  }
  for (const named of model.schemas) {
    if (only?.schemas.has(named.name) === false) continue;
    const nodes = modelNodes(named, schemas);
    const usage = { users: users.get(named.name), answered: answered.has(named.name) };
    for (const telling of tellings) yield modelPage(named, nodes, usage, telling);
  }
  for (const locale of LOCALES) {
    const told = guidesOf(model, guides, locale);
    yield* told.map(guidePage);
    yield indexPage(model, told, locale);
  }
}
