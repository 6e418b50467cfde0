import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readAssets, textsBelow } from "../assets/assets.ts";
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

/** What every package is made from besides its spec: the modules of the runtime, and the guides. */
export function packageSources(): Pick<PackageSources, "runtime" | "guides"> {
  return { runtime: readShipped("src/runtime", [".ts"]), guides: readAssets("guides") };
}

/** The files below any folder of the toolkit: their paths from there, and their texts. */
export function readShipped(below: string, extensions: readonly string[]): Map<string, string> {
  return textsBelow(path.join(TOOLKIT, below), extensions);
}
