import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { toPosix } from "../source/posix-path.ts";
import type { PackageSources } from "./package/sources.ts";

/** Where the toolkit is: its `package.json`, and the files that it ships. */
export const TOOLKIT = fileURLToPath(new URL("../../", import.meta.url));

/** What the toolkit's own `package.json` tells. */
export interface ToolkitManifest {
  readonly name: string;
  readonly version: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The toolkit's own `package.json`. */
export function toolkitManifest(): ToolkitManifest {
  return JSON.parse(readFileSync(path.join(TOOLKIT, "package.json"), "utf8")) as ToolkitManifest;
}

/** The files below a folder of the toolkit's `src`: their paths from there, and their texts. */
export function readTexts(below: string, extension: string): Map<string, string> {
  return readShipped(`src/${below}`, [extension]);
}

/** What every package is made from besides its spec: the modules of the runtime, and the guides. */
export function packageSources(): Pick<PackageSources, "runtime" | "guides"> {
  return { runtime: readTexts("runtime", ".ts"), guides: readTexts("docs/guides", ".md") };
}

/** The files below any folder of the toolkit: their paths from there, and their texts. */
export function readShipped(below: string, extensions: readonly string[]): Map<string, string> {
  const folder = path.join(TOOLKIT, below);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => extensions.includes(path.extname(name)))
    .sort();
  return new Map(names.map((name) => [toPosix(name), readFileSync(path.join(folder, name), "utf8")]));
}
