import { ownPage } from "../escape/markdown.ts";
import { inDocumentOrder } from "../model/document-order.ts";
import { isRootComplete } from "../model/facade-limit.ts";
import type { ApiModel, Locale, OperationModel } from "../model/model.ts";
import { typeNameOf } from "../model/names.ts";
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
const GUIDES: readonly { readonly name: string; readonly ofJobs?: true }[] = [
  { name: "authentication" },
  { name: "jobs", ofJobs: true },
  { name: "errors" },
  { name: "retries", ofJobs: true },
  { name: "webhooks", ofJobs: true },
  { name: "tls" },
  { name: "browsers" },
  { name: "deno-bun" },
];

/** The operation that the guides call as they are written; its names are replaced by those of another. */
const WRITTEN_FOR = "CreateVmFromCdpBackup";
const ITS_NAMES = /[Cc]reateVmFromCdpBackup(Params|Result)?|create-vm-from-cdp-backup/g;

/** The guides that have something to say about a model: without jobs, for one, there are none to wait for. */
export function guidesOf(model: ApiModel, sources: GuideSources, locale: Locale): Guide[] {
  const operation = exampleOperation(model);
  const told = GUIDES.flatMap(({ name, ofJobs }) => {
    const written = sources.get(`${locale}/${name}.md`);
    const text = written && (isRootComplete(model) ? written : withClient(written));
    if (text === undefined || (ofJobs && operation?.execution !== "job")) return [];
    if (operation === undefined) return text.search(ITS_NAMES) < 0 ? [{ name, text }] : [];
    return [
      { name, text: text.replace(ITS_NAMES, (found, part?: string) => renamed(found, part, operation)) },
    ];
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

function renamed(found: string, part: string | undefined, operation: OperationModel): string {
  const { operationId, functionName, moduleName } = operation;
  if (found.includes("-")) return moduleName;
  if (found.startsWith("c")) return functionName;
  return part === undefined ? operationId : typeNameOf(operationId) + part;
}

/** Links to guides that are left out become their words. */
function withoutDeadLinks(text: string, names: ReadonlySet<string>): string {
  return text.replace(/\[([^\]]+)\]\(([\w-]+)\.md(?:#[^)]*)?\)/g, (link, label: string, name: string) =>
    names.has(name) ? link : label,
  );
}
