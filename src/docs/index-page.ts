import type { ApiModel, Locale, OperationModel } from "../model/model.ts";
import { type Block, code, heading, type Inline, link, type Page, paragraph, words } from "./content.ts";
import { addressOf } from "./curl.ts";
import type { Guide } from "./guides.ts";
import { titleOf } from "./operation-page.ts";
import { otherLanguage } from "./page-head.ts";
import { fill, say } from "./phrase.ts";
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
      heading(2, say(locale, "operations")),
      ...operationGroups(model, locale),
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
  return [heading(2, say(locale, "guides")), { kind: "list", items }];
}

function operationGroups(model: ApiModel, locale: Locale): Block[] {
  if (model.operations.length === 0) return [paragraph(words(say(locale, "noOperations")))];
  const groups = new Map<string | undefined, OperationModel[]>(model.tags.map(({ name }) => [name, []]));
  for (const operation of model.operations) {
    // Tags the spec does not declare follow in the order of their first use, untagged operations last.
    const group = groups.get(operation.tag);
    if (group === undefined) groups.set(operation.tag, [operation]);
    else group.push(operation);
  }
  const untagged = groups.get(undefined) ?? [];
  groups.delete(undefined);
  groups.set(undefined, untagged);
  return [...groups].flatMap(([name, operations]) => {
    if (operations.length === 0) return [];
    const tag = model.tags.find((each) => each.name === name);
    return [
      heading(3, name ?? say(locale, "untagged")),
      ...(tag === undefined ? [] : prose(tag.description, locale)),
      operationTable(operations, locale),
    ];
  });
}

function operationTable(operations: readonly OperationModel[], locale: Locale): Block {
  return {
    kind: "table",
    header: [say(locale, "operation"), say(locale, "method"), say(locale, "path"), say(locale, "summary")],
    rows: operations.map((operation): Inline[][] => [
      [link(code(operation.operationId), { kind: "operation", locale, operationId: operation.operationId })],
      [code(operation.method)],
      [code(addressOf(operation))],
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
  return [heading(2, say(locale, "models")), { kind: "list", items }];
}
