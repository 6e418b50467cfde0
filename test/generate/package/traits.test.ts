import { symlinkSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { packageOf, temporaryFolder, writeFiles } from "../../package-folder.ts";
import { compileStrictly } from "../../strict-compiler.ts";
import { BIGINT_TRAITS } from "./bigint-traits.ts";
import { TRAITS as NUMBER_TRAITS } from "./traits.ts";

const TRAITS = [...NUMBER_TRAITS, ...BIGINT_TRAITS];
const packages = TRAITS.map(({ files, options }) => packageOf(files, options));

describe("a module for", () => {
  test.each(TRAITS.map((trait, index) => [trait.name, trait, packages[index]!] as const))(
    "%s",
    (_, trait, files) => {
      expect(withoutComments(files.get(`src/${trait.module}`) ?? "")).toBe(trait.want.trimStart());
    },
  );
});

describe("the packages", () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  test("compile under the strictest settings, with programs that use them", () => {
    // They have the same runtime, which is larger than what is looked at: one for all is checked once.
    const isRuntime = ([name]: readonly [string, string]) => name.startsWith("src/runtime/");
    writeFiles(folder.path, [...packages[0]!].filter(isRuntime));
    const programs = TRAITS.map(({ use }, index) => {
      const home = path.join(folder.path, String(index));
      const own = [...packages[index]!].filter((file) => file[0].startsWith("src/") && !isRuntime(file));
      writeFiles(home, own);
      symlinkSync(path.join(folder.path, "src/runtime"), path.join(home, "src/runtime"), "junction");
      const text = `import type * as all from "./src/index.js";\ndeclare const zstack: all.ZStack;\n${use}\nexport {};\n`;
      writeFiles(home, [["use.ts", text]]);
      return path.join(home, "use.ts");
    });
    expect(compileStrictly(programs)).toEqual([]);
  });
});

test("no module holds two empty lines or trailing space, and each ends with one line break", () => {
  for (const files of packages) {
    for (const [name, text] of files) {
      if (!name.endsWith(".ts") || name.includes("/runtime/") || name.endsWith("schema.ts")) continue;
      expect(text, name).not.toMatch(/\n\n\n|[ \t]\n|\n\n$/);
      expect(text, name).toMatch(/[^\n]\n$/);
    }
  }
});

test("no operation loads a model before something asks for its shape", () => {
  const operations = packages.flatMap((files) =>
    [...files].filter(([name]) => name.startsWith("src/operations/")),
  );
  for (const [name, text] of operations) {
    expect(text, name).not.toMatch(/^import (?!type ).*"\.\.\/models\//m);
  }
  expect(operations.filter(([, text]) => text.includes('=> import("../models/')).length).toBeGreaterThan(5);
});

function withoutComments(text: string): string {
  return text
    .replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, "")
    .replace(/^\/\/.*\n/gm, "")
    .replace(/^\n/gm, "");
}
