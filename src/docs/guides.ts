import { ownPage } from "../escape/markdown.ts";
import { addressParameters } from "../model/call-plan.ts";
import { inDocumentOrder } from "../model/document-order.ts";
import { isRootComplete } from "../model/facade-limit.ts";
import { propertiesOf } from "../model/form.ts";
import type { ApiModel, Locale, OperationModel, SchemaModel } from "../model/model.ts";
import { typeNameOf } from "../model/names.ts";
import { isOfLanguage, queryOf } from "../model/query.ts";
import { resolve, type SchemaIndex, schemasOf } from "../model/schema-index.ts";
import { type Page, paragraph, words } from "./content.ts";
import { withClient } from "./guide-samples.ts";
import { indexLink, otherLanguage } from "./page-head.ts";
import { say } from "./phrase.ts";

/** The guides as they are written: path below `src/assets/guides`, such as `en/jobs.md`, to Markdown. */
export type GuideSources = ReadonlyMap<string, string>;

/** A page about one theme of the client, with examples that call an operation of the model at hand. */
export interface Guide {
  readonly target: { readonly kind: "guide"; readonly locale: Locale; readonly name: string };
  readonly title: string;
  /** What the page is for, in one line. */
  readonly summary: string;
  /** The whole text, title and all. */
  readonly text: string;
}

/** In the order of reading. */
const GUIDES: readonly { readonly name: string; readonly ofJobs?: true; readonly ofQueries?: true }[] = [
  { name: "authentication" },
  { name: "queries", ofQueries: true },
  { name: "jobs", ofJobs: true },
  { name: "errors" },
  { name: "retries", ofJobs: true },
  { name: "timeouts" },
  { name: "logging" },
  { name: "webhooks", ofJobs: true },
  { name: "openapi-fetch" },
  { name: "connections" },
  { name: "tls" },
  { name: "browsers" },
  { name: "deno-bun" },
  { name: "commonjs-jest" },
];

/** The operations that the guides call as they are written; their names are replaced by those of others. */
const WRITTEN_FOR = "CreateVmFromCdpBackup";
const ITS_NAMES = /[Cc]reateVmFromCdpBackup(Params|Result)?|create-vm-from-cdp-backup/g;
/** A sample that has its path, which other documents do not have, and what goes into its body. */
const CALLS_BY_PATH = /^```ts\n(?:(?!```).*\n)*?.*"\/zstack\/v1\/cdp-backups\/actions"(?:.*\n)*?```\n\n/gm;
const QUERY_WRITTEN_FOR = "QueryVmInstance";
const QUERY_NAMES = /[Qq]ueryVmInstance(Params|Result)?|query-vm-instance/g;

/** The fields by which the guide about queries asks. */
const ASKED_FOR = ["uuid", "name", "state", "createDate"];

/** The guides that have something to say about a model: without jobs, for one, there are none to wait for. */
export function guidesOf(model: ApiModel, sources: GuideSources, locale: Locale): Guide[] {
  const operation = exampleOperation(model);
  const query = exampleQuery(model);
  const told = GUIDES.flatMap(({ name, ofJobs, ofQueries }) => {
    const source = sources.get(`${locale}/${name}.md`);
    const written = operation?.operationId === WRITTEN_FOR ? source : source?.replace(CALLS_BY_PATH, "");
    const text = written && (isRootComplete(model) ? written : withClient(written));
    if (text === undefined || (ofJobs && operation?.execution !== "job")) return [];
    if (ofQueries) return query ? [{ name, text: calling(query, text, QUERY_NAMES) }] : [];
    if (operation === undefined) return text.search(ITS_NAMES) < 0 ? [{ name, text }] : [];
    return [{ name, text: calling(operation, text, ITS_NAMES) }];
  });
  const names = new Set(told.map(({ name }) => name));
  return told.map(({ name, text }) => {
    const [, title, summary] = /^# (.+)\n\n(.+)\n\n/.exec(text) ?? [];
    if (title === undefined || summary === undefined) {
      throw new Error(`The guide ${locale}/${name}.md must begin with a title and one line of summary.`);
    }
    return { target: { kind: "guide", locale, name }, title, summary, text: withoutDeadLinks(text, names) };
  });
}

/** The page of a guide: the way from the index and to the other language, then its text. */
export function guidePage({ target, text }: Guide): Page {
  const way = [
    indexLink(target.locale),
    words(` / ${say(target.locale, "guides")} · `),
    otherLanguage(target),
  ];
  return { target, blocks: [paragraph(...way), { kind: "markdown", text: ownPage(text.trimEnd()) }] };
}

/**
 * What samples call that are about no operation of their own: a job if there is one, for it has all that a call can
 * have. Where the document has the one that the guides are written for, it is that one; else the first in the document,
 * so that it stays the same when another operation comes, whatever its name.
 */
export function exampleOperation(model: ApiModel): OperationModel | undefined {
  const operations = inDocumentOrder(model);
  const jobs = operations.filter(({ execution }) => execution === "job");
  return jobs.find(({ operationId }) => operationId === WRITTEN_FOR) ?? jobs[0] ?? operations[0];
}

/**
 * What samples of queries ask for: the first in the document that needs nothing else, of what has the fields that they
 * name, or of which nothing is known.
 */
function exampleQuery(model: ApiModel): OperationModel | undefined {
  const schemas = schemasOf(model);
  const fitting = inDocumentOrder(model).filter((operation) => {
    const query = queryOf(operation, schemas);
    if (query === undefined) return false;
    if (addressParameters(operation).some(({ name, required }) => required && !isOfLanguage(name)))
      return false;
    const { inventory } = query;
    if (inventory === undefined || inventory.kind === "any") return true;
    const fields = propertiesOf(inventory, schemas) ?? [];
    return ASKED_FOR.every((name) => {
      const field = fields.find((property) => property.name === name);
      return field !== undefined && isAnyText(field.schema, schemas);
    });
  });
  return fitting.find(({ operationId }) => operationId === QUERY_WRITTEN_FOR) ?? fitting[0];
}

/** Whether a text may be any, whatever values are known. */
function isAnyText(schema: SchemaModel, schemas: SchemaIndex): boolean {
  const text = resolve(schema, schemas);
  if (text?.kind === "anyOf") return text.members.some((member) => isAnyText(member, schemas));
  return text?.kind === "string" && text.values === undefined;
}

/** A guide whose samples call another operation than it is written for. */
function calling(
  { operationId, functionName, moduleName }: OperationModel,
  text: string,
  names: RegExp,
): string {
  return text.replace(names, (found, part?: string) => {
    if (found.includes("-")) return moduleName;
    if (/^[a-z]/.test(found)) return functionName;
    return part === undefined ? operationId : typeNameOf(operationId) + part;
  });
}

/** Links to guides that are left out become their words. */
function withoutDeadLinks(text: string, names: ReadonlySet<string>): string {
  return text.replace(/\[([^\]]+)\]\(([\w-]+)\.md(?:#[^)]*)?\)/g, (link, label: string, name: string) =>
    names.has(name) ? link : label,
  );
}
