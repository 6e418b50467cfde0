import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readAssets } from "../src/assets/assets.ts";
import { renderPackage } from "../src/generate/package/package.ts";
import type { Int64Option } from "../src/model/int64.ts";
import { modelOf, type TextFiles } from "./text-files.ts";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The modules of the runtime, as `generate` copies them. */
export const RUNTIME: ReadonlyMap<string, string> = textsIn("src/runtime");

/** The guides as they are written: `en/jobs.md` and so on. */
export const GUIDES: ReadonlyMap<string, string> = readAssets("guides");

/** The generated package of a spec: path to text. */
export function packageOf(files: TextFiles, options?: Int64Option): Map<string, string> {
  return renderPackage(modelOf(files), { runtime: RUNTIME, guides: GUIDES }, options);
}

/** A folder of this test's own, from which packages find the dependencies of this one. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  mkdirSync(path.join(ROOT, ".cache"), { recursive: true });
  const folder = mkdtempSync(path.join(ROOT, ".cache/test-"));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function writeFiles(folder: string, files: Iterable<readonly [string, string]>): void {
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** The files below a folder: their paths from there, and their texts. */
function textsIn(folder: string): Map<string, string> {
  const entries = readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    files.sort().map((file) => [path.relative(path.join(ROOT, folder), file), readFileSync(file, "utf8")]),
  );
}
