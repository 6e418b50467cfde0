import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { toPosix } from "./posix-path.ts";

/** The files below a folder of the toolkit's `src`: their paths from there, and their texts. */
export function readTexts(below: string, extension: string): Map<string, string> {
  const folder = fileURLToPath(new URL(`../../src/${below}/`, import.meta.url));
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(extension))
    .sort();
  return new Map(names.map((name) => [toPosix(name), readFileSync(path.join(folder, name), "utf8")]));
}
