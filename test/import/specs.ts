import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Finding } from "../../src/import/finding.ts";
import { type Choices, type Imported, importPage } from "../../src/import/import-page.ts";
import { verifyText } from "../../src/import/verify.ts";
import { build } from "../../src/model/build.ts";
import { ROOT } from "../package-folder.ts";
import { allProblemsOf, loadText, modelOf, type TextFiles } from "../text-files.ts";
import { type Form, fileOfPage, type PageText, renderPage } from "./render-page.ts";

/** A spec without operations. */
export const EMPTY: TextFiles = {
  "spec/openapi.yaml": "openapi: 3.1.0\ninfo: {title: Backups, version: '1'}\npaths: {}\n",
};

/** The project's own spec. */
export const OWN: TextFiles = {
  "spec/openapi.yaml": readFileSync(path.join(ROOT, "spec/openapi.yaml"), "utf8"),
  ...Object.fromEntries(
    readdirSync(path.join(ROOT, "spec"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
      .map((file) => [file, readFileSync(path.join(ROOT, file), "utf8")]),
  ),
};

const NO_CHOICES: Choices = { names: new Map(), splits: [] };

/** Imports a page into a spec in memory; gives the spec that comes of it. */
export function importInto(
  files: TextFiles,
  page: { readonly file: string; readonly text: string; readonly operationId?: string },
  choices = NO_CHOICES,
): { readonly imported: Imported; readonly files: TextFiles } {
  const bundle = loadText(files);
  const { model } = build(bundle);
  const read = (file: string): string | undefined => files[file];
  const imported = importPage({ operationId: undefined, ...page, model, bundle, read, choices });
  return { imported, files: { ...files, ...Object.fromEntries(imported.files) } };
}

export function importForm(files: TextFiles, page: PageText, form: Form) {
  return importInto(files, { file: fileOfPage(page, form), text: renderPage(page, form) });
}

/** Tells what verify finds on a page that is not explained. */
export function verifierOf(files: TextFiles): (file: string, text: string) => Finding[] {
  const bundle = loadText(files);
  const model = modelOf(files);
  return (file, text) =>
    verifyText({ file, text, operationId: undefined, model, bundle }).findings.filter(({ known }) => !known);
}

/** Imports pages one by one, each into the spec as it is. */
export function importAgain(files: TextFiles): (file: string, text: string) => Imported {
  const bundle = loadText(files);
  const model = modelOf(files);
  const read = (file: string): string | undefined => files[file];
  return (file, text) =>
    importPage({ file, text, operationId: undefined, model, bundle, read, choices: NO_CHOICES });
}

/** Everything that is wrong with a spec, in words. */
export async function faultsOf(files: TextFiles): Promise<string[]> {
  return (await allProblemsOf(files)).map(
    ({ location, message }) => `${location.file}:${location.line} ${message}`,
  );
}
