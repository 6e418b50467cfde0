import type { OperationHistory } from "../model/history.ts";
import type { Locale, OperationModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import type { PackageForm } from "./client-setup.ts";
import { type Block, code, type Fact, joined, link, type Page, paragraph, words } from "./content.ts";
import { JOB_ADDRESS } from "./curl.ts";
import { operationDifferences } from "./differences.ts";
import { errorSection } from "./error-section.ts";
import { exampleSection, type RequestSamples, requestSamples } from "./example-section.ts";
import type { FieldNode } from "./field-node.ts";
import type { Tellings } from "./field-tree.ts";
import { historySection } from "./history-section.ts";
import { fact, otherLanguage, pageHead, permalink } from "./page-head.ts";
import { fill, say, titled } from "./phrase.ts";
import { prose } from "./prose.ts";
import { requestNodes, requestSection } from "./request-section.ts";
import { responseExamples, responseNodes, responseSection } from "./response-section.ts";

/** What an operation's page holds in any language. */
export interface OperationNodes {
  readonly request: readonly FieldNode[];
  /** In the order of the operation's responses. */
  readonly responses: readonly (readonly FieldNode[])[];
  readonly samples: RequestSamples;
}

/** Follows the schemas of an operation and spells its request once, for the pages in all languages. */
export function operationNodes(operation: OperationModel, schemas: SchemaIndex): OperationNodes {
  return {
    request: requestNodes(operation, schemas),
    responses: responseNodes(operation, schemas),
    samples: requestSamples(operation, schemas),
  };
}

/** Everything the official page of an operation has, corrected, and what it lacks. */
export function operationPage(
  operation: OperationModel,
  nodes: OperationNodes,
  { client, server }: Tellings,
  { form, history = [] }: { readonly form: PackageForm; readonly history?: OperationHistory | undefined },
): Page {
  const { locale } = client;
  const target = { kind: "operation", locale, operationId: operation.operationId } as const;
  const breadcrumb = joined(
    operation.category[locale].map((part) => [words(part)]),
    " / ",
  );
  const success = nodes.responses[operation.responses.findIndex(({ status }) => status === "200")] ?? [];
  return {
    target,
    blocks: [
      pageHead(
        { id: operation.operationId, title: titleOf(operation, locale), facts: facts(operation, target) },
        breadcrumb,
        locale,
      ),
      ...(operation.deprecated ? [paragraph(words(say(locale, "deprecatedOperation")))] : []),
      ...described(operation, locale),
      { kind: "console", operationId: operation.operationId },
      ...operationDifferences(operation, { request: nodes.request, response: success }, locale),
      ...requestSection(operation, nodes.request, client),
      ...responseSection(operation, nodes.responses, server),
      ...addressSection(operation, locale),
      ...exampleSection(operation, nodes.samples, client, form),
      ...responseExamples(operation, locale),
      ...errorSection(operation, locale),
      ...historySection(history, locale),
      ...sourceSection(operation, locale),
    ],
  };
}

/** What an operation is called: its summary, or its id when it has none. */
export function titleOf(operation: OperationModel, locale: Locale): string {
  return operation.summary[locale].trim() || operation.operationId;
}

function facts(
  operation: OperationModel,
  target: { readonly kind: "operation"; readonly locale: Locale; readonly operationId: string },
): Fact[] {
  const { locale } = target;
  const isJob = operation.execution === "job";
  const execution = isJob
    ? fill(locale, "job", { address: words(JOB_ADDRESS) })
    : [words(say(locale, "sync"))];
  const authentication = words(say(locale, operation.authenticated ? "needsLogin" : "needsNoLogin"));
  const optional = (name: "tag" | "since", value: string | undefined, brief = value): Fact[] =>
    value === undefined ? [] : [fact(locale, name, [words(value)], brief)];
  return [
    fact(locale, "methodAndAddress", [code(`${operation.method} ${operation.path}`)], operation.method),
    ...optional("tag", operation.tag),
    ...optional("since", operation.since, `${say(locale, "since")} ${operation.since}`),
    fact(locale, "execution", execution, say(locale, isJob ? "jobBrief" : "syncBrief")),
    fact(
      locale,
      "authentication",
      [authentication],
      say(locale, operation.authenticated ? "needsLoginBrief" : "needsNoLogin"),
    ),
    fact(locale, "operationId", [code(operation.operationId)]),
    fact(locale, "otherLanguage", [otherLanguage(target)]),
    fact(locale, "permalink", [permalink(operation.operationId)]),
  ];
}

function described(operation: OperationModel, locale: Locale): Block[] {
  const paragraphs = prose(operation.description, locale);
  return paragraphs.length === 0 ? [] : [titled(2, locale, "description"), ...paragraphs];
}

function addressSection(operation: OperationModel, locale: Locale): Block[] {
  return [
    titled(2, locale, "address"),
    { kind: "sample", language: "text", text: `${operation.method} ${operation.path}` },
  ];
}

function sourceSection({ sources }: OperationModel, locale: Locale): Block[] {
  if (sources.length === 0) return [];
  const items = sources.map((source) => {
    const isAddress = /^https?:\/\/\S+$/i.test(source.trim());
    const content = isAddress ? link(source.trim(), { kind: "url", url: source.trim() }) : words(source);
    return { content: [content], children: [] };
  });
  return [titled(2, locale, "sources"), { kind: "list", items }];
}
