import { isRootComplete } from "../model/facade-limit.ts";
import type { History } from "../model/history.ts";
import type { Int64 } from "../model/int64.ts";
import type { ApiModel } from "../model/model.ts";
import { type SchemaIndex, schemasOf } from "../model/schema-index.ts";
import type { Selection } from "../model/selection.ts";
import { LOCALES } from "../model/text.ts";
import type { Page } from "./content.ts";
import { type Tellings, tellingsOf } from "./field-tree.ts";
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
  /** The kinds of pages that are wanted; all of them by default. */
  readonly kinds?: readonly PageKind[] | undefined;
}

/** What a page may be about. */
export type PageKind = "operation" | "model" | "guide" | "index";

/** Every page of the docs, in both languages. */
export function* pagesOf(model: ApiModel, sources: PageSources): Generator<Page> {
  const { guides, guidePage, kinds } = sources;
  const isWanted = (kind: PageKind) => kinds?.includes(kind) ?? true;
  const schemas = schemasOf(model);
  const tellings = LOCALES.map((locale) => tellingsOf(schemas, locale));
  if (isWanted("operation")) yield* operationPages(model, sources, schemas, tellings);
  if (isWanted("model")) yield* modelPages(model, sources, schemas, tellings);
  for (const locale of LOCALES) {
    const told = guidesOf(model, guides, locale);
    if (isWanted("guide")) yield* told.map(guidePage);
    if (isWanted("index")) yield indexPage(model, told, locale);
  }
}

function* operationPages(
  model: ApiModel,
  { history, int64, only }: PageSources,
  schemas: SchemaIndex,
  tellings: readonly Tellings[],
): Generator<Page> {
  const form = { int64, isRootComplete: isRootComplete(model) };
  for (const operation of model.operations) {
    if (only?.operations.has(operation.operationId) === false) continue;
    const nodes = operationNodes(operation, schemas);
    const told = { form, history: history.get(operation.operationId) };
    for (const telling of tellings) yield operationPage(operation, nodes, telling, told);
  }
}

function* modelPages(
  model: ApiModel,
  { only }: PageSources,
  schemas: SchemaIndex,
  tellings: readonly Tellings[],
): Generator<Page> {
  const users = usersByModel(model);
  const answered = answeredModels(model);
  for (const named of model.schemas) {
    if (only?.schemas.has(named.name) === false) continue;
    const nodes = modelNodes(named, schemas);
    const usage = { users: users.get(named.name), answered: answered.has(named.name) };
    for (const telling of tellings) yield modelPage(named, nodes, usage, telling);
  }
}
