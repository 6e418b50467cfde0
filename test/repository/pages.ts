import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../package-folder.ts";

export const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

/** What `.gitignore` names, and what git itself keeps. */
const NOT_OURS = /^(\.git|\.cache|node_modules|site|dist(-.*)?)$/;

/** The files of the repository, as paths from its root. */
export const FILES: readonly string[] = filesBelow("").sort();

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.test(entry.name)) return [];
    const name = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(name) : [name];
  });
}

/** The pages about this repository. */
export const PAGES: readonly string[] = FILES.filter((file) => /^([^/]+|docs\/.+)\.md$/.test(file));

/** What an address within a page may be: its headings, as GitHub names them. */
export function anchorsOf(markdown: string): string[] {
  return headingsOf(markdown).map((heading) =>
    heading
      .replace(/^#+ /, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
}

/** The headings of a page, with their marks. */
export function headingsOf(markdown: string): string[] {
  return [...withoutFences(markdown).matchAll(/^#+ .+$/gm)].map(([heading]) => heading);
}

/** Where the links and images of a page lead, addresses elsewhere aside. */
export function linksOf(markdown: string): string[] {
  return [...withoutFences(markdown).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target]) => target!);
}

/** The rows of the first table below a heading, as their cells. */
export function tableBelow(markdown: string, heading: string): string[][] {
  const from = `\n${markdown}`.indexOf(`\n${heading}\n`);
  const [table = ""] = from < 0 ? [] : (/^\|[\s\S]*?(?=\n\n|$(?![\s\S]))/m.exec(markdown.slice(from)) ?? []);
  const rows = table.trim().split("\n").slice(2);
  return rows.map((row) =>
    row
      .replace(/^\||\|$/g, "")
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

/** What a page says in code, fences aside. */
export function codeIn(text: string): string[] {
  return [...withoutFences(text).matchAll(/(?<!`)(`+)(?!`)([^\n]*?[^`])\1(?!`)/g)].map(([, , code]) =>
    code!.trim(),
  );
}

function withoutFences(markdown: string): string {
  return markdown.replace(/^ *```[\s\S]*?^ *```$/gm, "");
}
