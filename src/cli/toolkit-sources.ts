import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ToolkitManifest } from "../init/manifest.ts";
import type { PackageSources } from "../package/package.ts";
import { toPosix } from "./posix-path.ts";

/** Where the toolkit is: its `package.json`, and the files that it ships. */
export const TOOLKIT = fileURLToPath(new URL("../../", import.meta.url));

/** The toolkit's own `package.json`. */
export function toolkitManifest(): ToolkitManifest {
  return JSON.parse(readFileSync(path.join(TOOLKIT, "package.json"), "utf8")) as ToolkitManifest;
}

/** The files below a folder of the toolkit: their paths from there, and their texts. */
export function readTexts(below: string, ...extensions: readonly string[]): Map<string, string> {
  const folder = path.join(TOOLKIT, below);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => extensions.includes(path.extname(name)))
    .sort();
  return new Map(names.map((name) => [toPosix(name), readFileSync(path.join(folder, name), "utf8")]));
}

/** The package is made from sources that ship with the toolkit: the runtime's, and the guides. */
export function packageSources(): PackageSources {
  return { runtime: readTexts("src/runtime", ".ts"), guides: readTexts("src/docs/guides", ".md") };
}
