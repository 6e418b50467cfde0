/**
 * Model -> pages as plain content (`content.ts`) -> Markdown, or in `html/` a site. What a page says belongs here, once
 * for both; what is true of an operation or a schema belongs to `model/`. Pure and deterministic.
 */

import type { Code } from "../escape/typescript.ts";
import { isRootComplete } from "../model/facade-limit.ts";
import type { History } from "../model/history.ts";
import type { Int64Option } from "../model/int64.ts";
import type { ApiModel, Locale, OperationModel } from "../model/model.ts";
import { schemasOf } from "../model/schema-index.ts";
import { type GuideSources, guidePage } from "./guides.ts";
import { printPage } from "./markdown.ts";
import { pagePath } from "./page-path.ts";
import { type PageKind, type PageSources, pagesOf } from "./pages.ts";
import { typescriptExample } from "./typescript-example.ts";

export { exampleOperation, type GuideSources, guidesOf } from "./guides.ts";
export { modelsUsedOtherwise } from "./usage.ts";
export type { PageKind };

/** What the docs are made from besides the model. */
export interface DocsSources {
  readonly guides?: GuideSources;
  /** What changed in which release; without it, pages say that nothing is recorded. */
  readonly history?: History;
}

type MarkdownSources = DocsSources & Int64Option & Partial<Pick<PageSources, "only" | "kinds">>;

/** Every page of the docs in both languages: path below `docs/`, and Markdown text. */
export function renderMarkdown(model: ApiModel, sources: MarkdownSources = {}): Map<string, string> {
  return new Map(markdownPages(model, sources));
}

/** The same, one page after the other. */
export function* markdownPages(
  model: ApiModel,
  { guides = new Map(), history = new Map(), int64 = "number", only, kinds }: MarkdownSources = {},
): Generator<[path: string, text: string]> {
  for (const page of pagesOf(model, { guides, history, int64, guidePage, only, kinds })) {
    const path = pagePath(page.target);
    if (path !== undefined) yield [path, printPage(page)];
  }
}

/** The TypeScript program on an operation's page; languages differ in its comments only. */
export function renderTypescriptExample(
  operation: OperationModel,
  model: ApiModel,
  { locale = "en", int64 = "number" }: Int64Option & { readonly locale?: Locale } = {},
): Code {
  const form = { int64, isRootComplete: isRootComplete(model) };
  return typescriptExample(operation, schemasOf(model), locale, form);
}
