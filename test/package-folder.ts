import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Int64Option } from "../src/model/int64.ts";
import { renderPackage } from "../src/package/package.ts";
import { modelOf, type TextFiles } from "./text-files.ts";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The modules of the runtime, as `generate` copies them. */
export const RUNTIME: ReadonlyMap<string, string> = new Map(
  readdirSync(path.join(ROOT, "src/runtime")).map((name) => [
    name,
    readFileSync(path.join(ROOT, "src/runtime", name), "utf8"),
  ]),
);

/** The generated package of a spec: path to text. */
export function packageOf(files: TextFiles, options?: Int64Option): Map<string, string> {
  return renderPackage(modelOf(files), RUNTIME, options);
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
