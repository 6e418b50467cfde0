import type { OperationHistory } from "../model/history.ts";
import type { Int64 } from "../model/int64.ts";
import type { Locale, OperationModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import {
  type Block,
  code,
  heading,
  type Inline,
  joined,
  link,
  type Page,
  paragraph,
  words,
} from "./content.ts";
import { addressOf, JOB_ADDRESS } from "./curl.ts";
import { operationDifferences } from "./differences.ts";
import { errorSection } from "./error-section.ts";
import { exampleSection } from "./example-section.ts";
import type { FieldNode } from "./field-node.ts";
import { historySection } from "./history-section.ts";
import { factTable, otherLanguage, pageHead, permalink } from "./page-head.ts";
import { fill, say } from "./phrase.ts";
import { prose } from "./prose.ts";
import { requestNodes, requestSection } from "./request-section.ts";
import { responseExamples, responseNodes, responseSection } from "./response-section.ts";

/** What the trees of an operation's page hold, in any language. */
export interface OperationNodes {
  readonly request: readonly FieldNode[];
  /** In the order of the operation's responses. */
  readonly responses: readonly (readonly FieldNode[])[];
}

/** Follows the schemas of an operation once, for the pages in all languages. */
export function operationNodes(operation: OperationModel, schemas: SchemaIndex): OperationNodes {
  return { request: requestNodes(operation, schemas), responses: responseNodes(operation, schemas) };
}

/** Everything the official page of an operation has, corrected, and what it lacks. */
export function operationPage(
  operation: OperationModel,
  nodes: OperationNodes,
  {
    schemas,
    locale,
    int64,
    history = [],
  }: { schemas: SchemaIndex; locale: Locale; int64: Int64; history?: OperationHistory | undefined },
): Page {
  const target = { kind: "operation", locale, operationId: operation.operationId } as const;
  const breadcrumb = joined(
    operation.category[locale].map((part) => [words(part)]),
    " / ",
  );
  const success = nodes.responses[operation.responses.findIndex(({ status }) => status === "200")] ?? [];
  return {
    target,
    blocks: [
      ...pageHead(operation.operationId, titleOf(operation, locale), breadcrumb, locale),
      factTable(facts(operation, target), locale),
      ...(operation.deprecated ? [paragraph(words(say(locale, "deprecatedOperation")))] : []),
      ...described(operation, locale),
      ...operationDifferences(operation, { request: nodes.request, response: success }, locale),
      ...requestSection(operation, nodes.request, schemas, locale),
      ...responseSection(operation, nodes.responses, schemas, locale),
      ...addressSection(operation, locale),
      ...exampleSection(operation, schemas, locale, int64),
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
): [string, Inline[]][] {
  const { locale } = target;
  const execution =
    operation.execution === "job"
      ? fill(locale, "job", { address: words(JOB_ADDRESS) })
      : [words(say(locale, "sync"))];
  const authentication = words(say(locale, operation.authenticated ? "needsLogin" : "needsNoLogin"));
  const optional = (label: string, value: string | undefined): [string, Inline[]][] =>
    value === undefined ? [] : [[label, [words(value)]]];
  return [
    [say(locale, "methodAndAddress"), [code(`${operation.method} ${addressOf(operation)}`)]],
    ...optional(say(locale, "tag"), operation.tag),
    ...optional(say(locale, "since"), operation.since),
    [say(locale, "execution"), execution],
    [say(locale, "authentication"), [authentication]],
    [say(locale, "operationId"), [code(operation.operationId)]],
    [say(locale, "otherLanguage"), [otherLanguage(target)]],
    [say(locale, "permalink"), [permalink(operation.operationId)]],
  ];
}

function described(operation: OperationModel, locale: Locale): Block[] {
  const paragraphs = prose(operation.description, locale);
  return paragraphs.length === 0 ? [] : [heading(2, say(locale, "description")), ...paragraphs];
}

function addressSection(operation: OperationModel, locale: Locale): Block[] {
  return [
    heading(2, say(locale, "address")),
    { kind: "sample", language: "text", text: `${operation.method} ${addressOf(operation)}` },
  ];
}

function sourceSection({ sources }: OperationModel, locale: Locale): Block[] {
  if (sources.length === 0) return [];
  const items = sources.map((source) => {
    const isAddress = /^https?:\/\/\S+$/i.test(source.trim());
    const content = isAddress ? link(source.trim(), { kind: "url", url: source.trim() }) : words(source);
    return { content: [content], children: [] };
  });
  return [heading(2, say(locale, "sources")), { kind: "list", items }];
}
