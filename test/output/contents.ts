import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The files below an output folder, without the list that the tool keeps of them: names and texts. */
export function contentsOf(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== ".zstack-openapi-files")
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(root, name), "utf8")]));
}
