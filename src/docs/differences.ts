import type { Execution, Locale, OperationModel } from "../model/model.ts";
import { otherKeyOf } from "./body-shape.ts";
import { type Block, code, type Inline, type Item, link, words } from "./content.ts";
import type { FieldNode } from "./field-node.ts";
import { fill, say, titled } from "./phrase.ts";
import { enumeration } from "./sentence.ts";

/** The box that says where the official page of an operation is wrong; nothing when it is right. */
export function operationDifferences(
  operation: OperationModel,
  nodes: { readonly request: readonly FieldNode[]; readonly response: readonly FieldNode[] },
  locale: Locale,
): Block[] {
  return box(
    [
      ...keyItems(operation, locale),
      ...executionItems(operation, locale),
      ...notEnforcedItems(nodes.request, locale),
      ...fieldItems(nodes.response, locale, [...nodes.request, ...nodes.response]),
    ],
    locale,
  );
}

/** The same box for a model. */
export function modelDifferences(nodes: readonly FieldNode[], locale: Locale): Block[] {
  return box(fieldItems(nodes, locale, nodes), locale);
}

function box(items: readonly Item[], locale: Locale): Block[] {
  if (items.length === 0) return [];
  return [{ kind: "box", blocks: [titled(3, locale, "differences"), { kind: "list", items }] }];
}

function keyItems({ body }: OperationModel, locale: Locale): Item[] {
  if (body?.actionKey === undefined) return [];
  const action = code(body.actionKey);
  if (body.schema === undefined) return [item(fill(locale, "bodyNotDocumented", { action }))];
  if (otherKeyOf(body) === undefined) return [];
  return [item(fill(locale, "keyDiffers", { documented: code(body.documentedKey ?? ""), action }))];
}

function executionItems(operation: OperationModel, locale: Locale): Item[] {
  const { execution, documentedExecution } = operation;
  if (documentedExecution === undefined || documentedExecution === execution) return [];
  const called = (which: Execution) => words(say(locale, which === "job" ? "jobShort" : "syncShort"));
  const slots = { documented: called(documentedExecution), actual: called(execution) };
  return [item(fill(locale, "executionDiffers", slots))];
}

/** What the page requires of callers, and servers do not. */
function notEnforcedItems(request: readonly FieldNode[], locale: Locale): Item[] {
  const fields = siblingsWith(
    request,
    ({ property }) => property.documentedRequired && property.required,
  ).flat();
  if (fields.length === 0) return [];
  return [item(fill(locale, "notEnforced", { fields: listed(fields, locale) }))];
}

function fieldItems(response: readonly FieldNode[], locale: Locale, all: readonly FieldNode[]): Item[] {
  const items: Item[] = [];
  const missing = siblingsWith(response, ({ property }) => property.documentedRequired && !property.required);
  if (missing.length > 0) {
    const inline = missing.map((nodes) => nodes.filter(({ own }) => own === undefined));
    const lines = inline.filter((nodes) => nodes.length > 0).map((nodes) => item(listed(nodes, locale)));
    items.push({
      content: [words(say(locale, "mayBeLeftOut"))],
      children: [...lines, ...modelLines(missing.flat(), locale)],
    });
  }
  const extra = siblingsWith(all, ({ property }) => property.undocumented !== undefined).flat();
  if (extra.length > 0) {
    const inline = extra.filter(({ own }) => own === undefined);
    items.push({
      content: [words(say(locale, "notOnPage"))],
      children: [...inline.map((node) => item(foundIn(node, locale))), ...modelLines(extra, locale)],
    });
  }
  return items;
}

/** One line per model, however often the page unfolds it; what else there is to say stands on its own page. */
function modelLines(nodes: readonly FieldNode[], locale: Locale): Item[] {
  const fieldsByModel = new Map<string, Set<string>>();
  for (const { own } of nodes) {
    if (own === undefined) continue;
    const fields = fieldsByModel.get(own.model) ?? new Set();
    fieldsByModel.set(own.model, fields.add(own.path));
  }
  return [...fieldsByModel].map(([name, paths]) => {
    const model = link(code(name), { kind: "model", locale, name });
    const fields = enumeration(
      [...paths].map((path) => [code(path)]),
      locale,
    );
    return item(fill(locale, "fieldsOfModel", { model, fields }));
  });
}

function listed(nodes: readonly FieldNode[], locale: Locale): Inline[] {
  return enumeration(
    nodes.map(({ path }) => [code(path)]),
    locale,
  );
}

function foundIn({ path, property }: FieldNode, locale: Locale): Inline[] {
  const source = property.undocumented?.trim() ?? "";
  return source === "" ? [code(path)] : fill(locale, "foundIn", { field: code(path), source: words(source) });
}

/** Field nodes of which something holds, those of one object together. */
function siblingsWith(nodes: readonly FieldNode[], holds: (node: FieldNode) => boolean): FieldNode[][] {
  const own = nodes.filter(holds);
  const below = nodes.flatMap((node) => siblingsWith(node.children, holds));
  return own.length === 0 ? below : [own, ...below];
}

function item(content: readonly Inline[]): Item {
  return { content, children: [] };
}
