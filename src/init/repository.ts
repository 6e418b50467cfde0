import type { Manifest } from "./manifest.ts";

/** What a spec repository is made from: all of it ships with the toolkit. */
export interface RepositorySources {
  /** The toolkit's own spec: paths below `spec/`, and texts. */
  readonly spec: ReadonlyMap<string, string>;
  /** The workflows for GitHub: file names, and texts. */
  readonly workflows: ReadonlyMap<string, string>;
  /** The READMEs: file names, and texts with `{{name}}` for the repository's. */
  readonly readmes: ReadonlyMap<string, string>;
}

const GITIGNORE = ["node_modules/", "dist/", "site/", "*.tgz"];

/** What is generated is compared byte by byte, so no system may change its line ends. */
const GITATTRIBUTES = ["* text=auto eol=lf", "generated/** linguist-generated"];

/**
 * The files of a new spec repository, but for `package.json` and what `generate` writes: path to text. Its spec begins
 * as ours is: sessions, jobs, and an operation that shows how the others are written.
 */
export function renderRepository(
  name: string,
  { spec, workflows, readmes }: RepositorySources,
): Map<string, string> {
  return new Map([
    [".gitattributes", lines(GITATTRIBUTES)],
    [".gitignore", lines(GITIGNORE)],
    ...[...workflows].map(([file, text]): [string, string] => [`.github/workflows/${file}`, text]),
    ...[...readmes].map(([file, text]): [string, string] => [file, text.replaceAll("{{name}}", name)]),
    ...[...spec].map(([file, text]): [string, string] => [`spec/${file}`, asOthers(text)]),
  ]);
}

/** `package.json` as npm writes it. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * A file of our spec as it is in a repository of others: the JSON Schemas that editors complete by come with the toolkit,
 * and ours is not where it is maintained.
 */
function asOthers(text: string): string {
  return text
    .replace(/^(# yaml-language-server: \$schema=(?:\.\.\/)+)(?=schemas\/)/, "$1node_modules/zstack-openapi/")
    .replace(/^( {2}x-zstack:\n) {4}repository: .*\n/m, "$1");
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
