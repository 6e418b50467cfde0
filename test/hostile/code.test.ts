import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callAsTypescript } from "../../src/docs/written-call.ts";
import { callPlanOf } from "../../src/model/call-plan.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import { fencesOf } from "../fences.ts";
import { packageOf, temporaryFolder, writeFiles } from "../package-folder.ts";
import { compileStrictly } from "../strict-compiler.ts";
import { modelOf } from "../text-files.ts";
import { filledWith } from "./filled.ts";
import { tokensOf } from "./inert.ts";
import { WHOLE_SPEC } from "./whole-spec.ts";

/** Sets a global wherever it is code. */
const PWN = "globalThis.pwned=1";

/** The ways out of comments, of strings of each kind, and of lines. */
const TEXTS = [
  `*/ ${PWN}; /* *\\/ ${PWN} \`\${${PWN}}\` \${${PWN}} {@link ${PWN}}`,
  `"+(${PWN})+" '+(${PWN})+' \\"+(${PWN})// </script><script>${PWN}</script>]]>-->\\u000a${PWN}`,
  `\n${PWN}\n//\r${PWN}\u2028${PWN}\u2029${PWN}\u0085`,
];

function withoutRuntime(files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].filter(([name]) => !name.startsWith("src/runtime/"));
}

describe("code made of a hostile spec", () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const packages: Map<string, string>[] = [];

  beforeAll(async () => {
    const documents = await filledWith(TEXTS);
    for (const [index, document] of documents.entries()) {
      const files = { "openapi.json": JSON.stringify(document) };
      packages.push(packageOf(files, { int64: index % 2 === 0 ? "number" : "bigint" }));
      const home = path.join(folder.path, String(index));
      // It is the same in all packages, and compiled once.
      writeFiles(home, index === 0 ? packages[0]! : withoutRuntime(packages[index]!));
      if (index > 0) symlinkSync("../../0/src/runtime", path.join(home, "src/runtime"));
    }
  });

  test("compiles under the strictest settings", () => {
    const modules = packages.flatMap((files, index) =>
      [...files.keys()]
        .filter((name) => /^src\/(\w+|models\/.*|operations\/.*)\.ts$/.test(name))
        .map((name) => path.join(folder.path, String(index), name)),
    );
    expect(modules.length).toBeGreaterThan(20);
    expect(compileStrictly(modules)).toEqual([]);
  });

  test("does nothing when it is loaded", () => {
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    const modules = packages.flatMap((files, index) =>
      (index === 0 ? [...files] : withoutRuntime(files))
        .filter(([name]) => name.endsWith(".ts"))
        .map(([name, text]): [string, string] => [
          `run/${index}/${name.replace(/ts$/, "js")}`,
          ts.transpileModule(text, { compilerOptions }).outputText,
        ]),
    );
    const loaded = modules.map(([name]) => `await import(${JSON.stringify(`./${name.slice(4)}`)});\n`);
    const said = "console.log(JSON.stringify(globalThis.pwned ?? 0));\n";
    writeFiles(folder.path, [
      ...modules,
      ["run/package.json", '{"type":"module"}'],
      ["run/all.js", [...loaded, said].join("")],
    ]);
    for (const index of packages.keys())
      if (index > 0) symlinkSync("../../0/src/runtime", path.join(folder.path, `run/${index}/src/runtime`));
    expect(execFileSync(process.execPath, [path.join(folder.path, "run/all.js")], { encoding: "utf8" })).toBe(
      "0\n",
    );
  });

  test("is shown in samples that are programs, with the texts in their strings", () => {
    const samples = packages.flatMap((files) =>
      fencesOf([...files].filter(([name]) => name.endsWith(".md") && !name.includes("/guides/"))),
    );
    expect(samples.length).toBeGreaterThan(10);
    for (const [, code] of samples) expect(tokensOf(code, "pwned")).not.toEqual([]);
  });

  test.each(TEXTS)("is no part of a call that a reader made: %j", (text) => {
    const model = modelOf({ "openapi.json": JSON.stringify(WHOLE_SPEC) });
    const schemas = schemasOf(model);
    for (const isRootComplete of [true, false]) {
      for (const operation of model.operations) {
        const plan = callPlanOf(operation, schemas);
        const params = { [text]: text, list: [text, { [text]: [text] }] };
        const call = { endpoint: text, auth: "password", accountName: text, systemTags: [text] } as const;
        const code = callAsTypescript(
          operation,
          plan,
          { ...call, params, userTags: [] },
          { isRootComplete },
          schemas,
        );
        expect(tokensOf(code, "pwned")).not.toEqual([]);
      }
    }
  });
});
