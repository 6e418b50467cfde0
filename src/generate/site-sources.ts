import { existsSync, readFileSync } from "node:fs";
import { readAssets } from "../assets/assets.ts";
import { joinScript } from "../docs/html/join-script.ts";
import type { SiteSources } from "../docs/html/site.ts";

/** What a site is made from besides the model: these ship with the toolkit. */
export async function siteSources(): Promise<SiteSources> {
  const textOf = await browserModules();
  return {
    guides: readAssets("guides"),
    styles: readAssets("styles").get("site.css") ?? "",
    scripts: new Map(["theme", "site", "entry"].map((entry) => [`${entry}.js`, joinScript(entry, textOf)])),
  };
}

/** Reads the modules that run in pages. A built toolkit has them compiled; in development they are compiled here. */
async function browserModules(): Promise<(module: string) => string> {
  const fileOf = (name: string) => new URL(`../docs/browser/${name}`, import.meta.url);
  if (existsSync(fileOf("site.js"))) return (module) => readFileSync(fileOf(`${module}.js`), "utf8");
  const { default: ts } = await import("typescript");
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 };
  return (module) =>
    ts.transpileModule(readFileSync(fileOf(`${module}.ts`), "utf8"), { compilerOptions }).outputText;
}
