import type { ApiModel, Locale, OperationModel } from "../model/model.ts";
import { type Block, code, heading, type Inline, link, type Page, paragraph, words } from "./content.ts";
import type { Guide } from "./guides.ts";
import { operationGroups, tagId } from "./operation-groups.ts";
import { titleOf } from "./operation-page.ts";
import { otherLanguage } from "./page-head.ts";
import { fill, say, titled } from "./phrase.ts";
import { prose } from "./prose.ts";

/** The way in: guides, operations by tag, then models. */
export function indexPage(model: ApiModel, guides: readonly Guide[], locale: Locale): Page {
  const target = { kind: "index", locale } as const;
  const title = model.title[locale].trim() || say(locale, "apiReference");
  return {
    target,
    blocks: [
      heading(1, title),
      paragraph(
        ...fill(locale, "version", { version: words(model.version) }),
        words(" · "),
        otherLanguage(target),
      ),
      ...prose(model.description, locale),
      ...guideList(guides, locale),
      titled(2, locale, "operations"),
      ...operationTables(model, locale),
      ...modelList(model, locale),
    ],
  };
}

function guideList(guides: readonly Guide[], locale: Locale): Block[] {
  if (guides.length === 0) return [];
  const items = guides.map(({ target, title, summary }) => ({
    content: [link(title, target), words(locale === "en" ? `: ${summary}` : `：${summary}`)],
    children: [],
  }));
  return [titled(2, locale, "guides"), { kind: "list", items }];
}

function operationTables(model: ApiModel, locale: Locale): Block[] {
  if (model.operations.length === 0) return [paragraph(words(say(locale, "noOperations")))];
  return operationGroups(model).flatMap(({ tag, description, operations }) => [
    heading(3, tag ?? say(locale, "untagged"), tagId(tag)),
    ...(description === undefined ? [] : prose(description, locale)),
    operationTable(operations, locale),
  ]);
}

function operationTable(operations: readonly OperationModel[], locale: Locale): Block {
  return {
    kind: "table",
    header: [say(locale, "operation"), say(locale, "method"), say(locale, "path"), say(locale, "summary")],
    rows: operations.map((operation): Inline[][] => [
      [link(code(operation.operationId), { kind: "operation", locale, operationId: operation.operationId })],
      [code(operation.method)],
      [code(operation.path)],
      [words(titleOf(operation, locale))],
    ]),
  };
}

function modelList({ schemas }: ApiModel, locale: Locale): Block[] {
  if (schemas.length === 0) return [];
  const items = schemas.map(({ name, schema }) => {
    const [first = ""] = schema.description[locale].trim().split(/\r?\n/);
    const about = first === "" ? [] : [words(locale === "en" ? `: ${first}` : `：${first}`)];
    return { content: [link(code(name), { kind: "model", locale, name }), ...about], children: [] };
  });
  return [titled(2, locale, "models"), { kind: "list", items }];
}
