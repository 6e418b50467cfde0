import { readdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { ROOT } from "../package-folder.ts";

/** Compiles the toolkit as `npm run build` does, module for module, but for the declarations. */
export async function compileToolkit(to: string): Promise<void> {
  const sources = readdirSync(path.join(ROOT, "src"), { recursive: true, encoding: "utf8" });
  await build({
    absWorkingDir: ROOT,
    entryPoints: sources.filter((name) => name.endsWith(".ts")).map((name) => path.join("src", name)),
    outdir: path.join(to, "dist"),
    outbase: "src",
    format: "esm",
    platform: "node",
    bundle: true,
    plugins: [
      {
        name: "module for module",
        setup({ onResolve }) {
          onResolve({ filter: /./ }, ({ kind, path: specifier }) =>
            kind === "entry-point"
              ? undefined
              : { path: specifier.replace(/^(\.{1,2}\/.*)\.ts$/, "$1.js"), external: true },
          );
        },
      },
    ],
  });
  for (const name of ["package.json", "src", "spec", "scripts"])
    symlinkSync(path.join(ROOT, name), path.join(to, name));
}
