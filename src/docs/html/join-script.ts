/**
 * Joins modules into one classic script: browsers load no modules from `file://`.
 *
 * Made for the scripts of `browser/` alone, as TypeScript compiles them: named imports from beside, named exports
 * where things are declared.
 *
 * @param entry the module that runs, without extension
 * @param textOf gives the JavaScript of a module
 * @throws when two modules declare the same name
 */
export function joinScript(entry: string, textOf: (module: string) => string): string {
  const texts = new Map<string, string>();
  const visit = (module: string): void => {
    if (texts.has(module)) return;
    texts.set(module, "");
    const text = textOf(module);
    for (const [, imported = ""] of text.matchAll(IMPORT)) visit(imported);
    // Set again, so that it stands after what it imports.
    texts.delete(module);
    texts.set(module, text.replace(IMPORT, "").replace(EXPORT, "").replace(EMPTY_EXPORT, "").trim());
  };
  visit(entry);
  const names = [...texts.values()].flatMap((text) => [...text.matchAll(DECLARED)].map(([, name]) => name));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`Two modules of the script ${entry} declare ${twice}.`);
  return `"use strict";\n(() => {\n${[...texts.values()].join("\n")}\n})();\n`;
}

const IMPORT = /^import\s[^;]*?from "\.\/([\w-]+)\.[jt]s";\n/gm;
const EXPORT = /^export (?=function|async function|const|let|class)/gm;
const EMPTY_EXPORT = /^export \{\};$/gm;
const DECLARED = /^(?:async )?(?:function|const|let|class) (\w+)/gm;
