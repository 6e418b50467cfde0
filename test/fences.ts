import path from "node:path";
import { writeFiles } from "./package-folder.ts";
import { compileStrictly } from "./strict-compiler.ts";

/** The TypeScript samples of Markdown pages as modules: file name and text. */
export function fencesOf(pages: Iterable<readonly [name: string, markdown: string]>): [string, string][] {
  return [...pages].flatMap(([page, markdown]) =>
    [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code], index): [string, string] => [
      `${page.replace(/\W/g, "-")}-${index}.mts`,
      `${code}\nexport {};\n`,
    ]),
  );
}

/** What the compiler says of samples, written to a folder, that use the package in another. */
export function compileFences(
  fences: readonly (readonly [string, string])[],
  folder: string,
  packageFolder: string,
): string[] {
  writeFiles(folder, fences);
  return compileStrictly(
    fences.map(([name]) => path.join(folder, name)),
    {
      types: ["node"],
      isolatedDeclarations: false,
      declaration: false,
      noPropertyAccessFromIndexSignature: false,
      paths: {
        "zstack-client": [path.join(packageFolder, "src/index.ts")],
        "zstack-client/*": [path.join(packageFolder, "src/*.ts")],
      },
    },
  );
}
