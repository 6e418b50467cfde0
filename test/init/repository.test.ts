import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { repositoryManifest } from "../../src/init/manifest.ts";
import { renderRepository } from "../../src/init/repository.ts";
import { ROOT } from "../package-folder.ts";

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const READMES = ["README.md", "README.zh-CN.md"] as const;

const sources = {
  spec: new Map([
    ["openapi.yaml", "# yaml-language-server: $schema=../schemas/openapi.json\nopenapi: 3.1.0\n"],
    ["paths/a.yaml", "# yaml-language-server: $schema=../../schemas/path-item.json\nget: {}\n"],
    ["examples/a.json", '{ "value": "schemas/" }\n'],
  ]),
  workflows: new Map([["check.yml", "name: {{name}}\n"]]),
  readmes: new Map(READMES.map((file) => [file, read(`src/assets/new-repository/${file}`)])),
};
const files = renderRepository("mine", sources);

test("the spec is ours, with the schemas where npm puts them", () => {
  expect(files.get("spec/openapi.yaml")).toBe(
    "# yaml-language-server: $schema=../node_modules/zstack-openapi/schemas/openapi.json\nopenapi: 3.1.0\n",
  );
  expect(files.get("spec/paths/a.yaml")).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/\.\.\/node_modules\/zstack-openapi\/schemas\/path-item\.json\n/,
  );
  expect(files.get("spec/examples/a.json")).toBe('{ "value": "schemas/" }\n');
});

test("workflows are copied as they are, and git is told what is generated", () => {
  expect(files.get(".github/workflows/check.yml")).toBe("name: {{name}}\n");
  expect(files.get(".gitattributes")).toContain("generated/** linguist-generated");
  expect(files.get(".gitignore")!.split("\n")).toEqual(
    expect.arrayContaining(["node_modules/", "dist/", "site/"]),
  );
});

describe.each(READMES)("its %s", (file) => {
  const text = files.get(file)!;

  test("has the repository's name for a title", () => {
    expect(text).toMatch(/^# mine\n/);
    expect(text).not.toContain("{{");
  });

  test("tells of scripts and commands that there are, the same ones in both languages", () => {
    const { scripts } = repositoryManifest("mine", JSON.parse(read("package.json")), {});
    const commands = readdirSync(path.join(ROOT, "src/cli/commands")).map((name) => name.replace(".ts", ""));
    const named = namedIn(text);
    expect(Object.keys(scripts as object)).toEqual(expect.arrayContaining(named.scripts));
    expect(commands).toEqual(expect.arrayContaining(named.commands));
    expect(named).toEqual(namedIn(files.get("README.md")!));
    expect(named.scripts.length + named.commands.length).toBeGreaterThan(8);
  });
});

function namedIn(text: string) {
  const all = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].sort();
  return { scripts: all(/npm run ([a-z]+)/g), commands: all(/npx zstack-openapi ([a-z]+)/g) };
}
