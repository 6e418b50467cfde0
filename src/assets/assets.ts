/**
 * What the toolkit reads as it runs and ships as it is. A further kind of asset is a folder here and a row below, and
 * whoever needs the texts asks `readAssets`.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folders here, and how the files in them end. */
const ENDINGS = {
  /** Pages of the docs and of the package about the client, in both languages. */
  guides: ".md",
  /** READMEs that a spec repository begins with. */
  "new-repository": ".md",
  /** What may go wrong with the mock. */
  scenarios: ".yaml",
  /** Of the site and of the console in its pages. */
  styles: ".css",
  /** Of GitHub, for spec repositories. */
  workflows: ".yml",
} as const;

export type AssetKind = keyof typeof ENDINGS;

/** The texts of one kind by their paths in its folder, such as `en/jobs.md`; sorted. */
export function readAssets(kind: AssetKind): Map<string, string> {
  return textsBelow(assetFolder(kind), [ENDINGS[kind]]);
}

/** Where the assets of one kind are. They are not compiled: from here and from `dist`, the way to them is the same. */
export function assetFolder(kind: AssetKind): string {
  return fileURLToPath(new URL(`../../src/assets/${kind}/`, import.meta.url));
}

/** The files below a folder that end in some way: their paths from there, with forward slashes, and their texts. */
export function textsBelow(folder: string, endings: readonly string[]): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => endings.includes(path.extname(name)))
    .sort();
  return new Map(
    names.map((name) => [name.replaceAll(path.sep, "/"), readFileSync(path.join(folder, name), "utf8")]),
  );
}
