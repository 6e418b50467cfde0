/** Looks at rendered Markdown as a reader does: by page, section, sample. */

import { renderMarkdown } from "../../src/docs/index.ts";
import type { ApiModel, Locale, OperationModel, SchemaModel } from "../../src/model/model.ts";
import { api } from "./api-model.ts";

export function pageOf(model: ApiModel, path: string): string {
  const page = renderMarkdown(model).get(path);
  if (page === undefined) throw new Error(`no page ${path}`);
  return page;
}

export function operationPage(
  operation: OperationModel,
  schemas: Readonly<Record<string, SchemaModel>> = {},
  locale: Locale = "en",
): string {
  return pageOf(api([operation], schemas), `${locale}/${operation.operationId}.md`);
}

/** What stands under a heading, up to the next one of the same or a higher level. */
export function section(page: string, title: string): string {
  const lines = page.split("\n");
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === title);
  if (start < 0) throw new Error(`no section ${title} in:\n${page}`);
  const level = lines[start]?.indexOf(" ") ?? 0;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => new RegExp(`^#{1,${level}} `).test(line));
  return (end < 0 ? rest : rest.slice(0, end)).join("\n").trim();
}

/** Where the links of a page lead. */
export function linksOf(page: string): string[] {
  return [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, address = ""]) => address);
}

/** The links of a set of pages, by their paths, that lead to no page of it: `from -> address`. */
export function deadLinks(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, page]) =>
    linksOf(page)
      .filter((address) => !/^(https?:|#)/.test(address))
      .filter((address) => !files.has(new URL(address, `http://docs/${path}`).pathname.slice(1)))
      .map((address) => `${path} -> ${address}`),
  );
}

/** The fenced samples of one language. */
export function samples(page: string, language: string): string[] {
  return [...page.matchAll(/^(`{3,})(\w*)\n([\s\S]*?)\n\1$/gm)]
    .filter(([, , found]) => found === language)
    .map(([, , , content = ""]) => content);
}
