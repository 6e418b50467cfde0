import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runCommand } from "../cli/terminal.ts";
import { compileFences, fencesOf } from "../fences.ts";
import { ROOT, temporaryFolder } from "../package-folder.ts";
import { anchorsOf, codeIn, FILES, linksOf, PAGES, read } from "./pages.ts";

const GENERATED = FILES.filter((file) => /^generated\/(README|docs\/.+)\.md$/.test(file));
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

describe("samples", () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  test("compile against the generated package", () => {
    const all = fencesOf([...PAGES, ...GENERATED].map((page) => [page, read(page)]));
    // Those that use the toolkit are compiled and run with what npm would publish of it: scripts/check-package.ts.
    const fences = all.filter(([, code]) => !code.includes('from "zstack-openapi/'));
    expect(all.length - fences.length).toBe(1);
    const speaking = GENERATED.filter((page) => !/\/docs\/[^/]+\/(models\/\w+|README)\.md$/.test(page));
    expect(speaking.filter((page) => fencesOf([[page, read(page)]]).length === 0)).toEqual([]);
    expect(compileFences(fences, folder.path, path.join(ROOT, "generated"))).toEqual([]);
  });

  test("of what is generated are as they were generated", () => {
    const [sample = ""] = /```ts\n *\/\/ generated\/[\s\S]*?```/.exec(read("docs/architecture.md")) ?? [];
    const [, file = ""] = /\/\/ (generated\/\S+)/.exec(sample) ?? [];
    const lines = sample.split("\n").slice(2, -1);
    expect(lines.length).toBeGreaterThan(2);
    const generated = read(file);
    expect(lines.filter((line) => !generated.includes(line.replace(/^ {3}/, "")))).toEqual([]);
  });
});

describe.each([...PAGES, ...GENERATED])("%s", (page) => {
  test("links to what is there", () => {
    const missing = linksOf(read(page)).filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
      if (!existsSync(path.join(ROOT, target))) return true;
      return anchor !== undefined && target.endsWith(".md") && PAGES.includes(target)
        ? !anchorsOf(read(target)).includes(anchor)
        : false;
    });
    expect(missing).toEqual([]);
  });
});

describe.each(PAGES)("%s", (page) => {
  test("names files of the toolkit that are there", () => {
    const named = codeIn(read(page)).filter((code) => /^(src|test|scripts|docs)\/[\w./-]*$/.test(code));
    expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  test("names scripts that are there", () => {
    const ran = [...read(page).matchAll(/\bnpm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name!);
    expect(ran.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  test("names commands and options that are there", async () => {
    const calls = read(page).matchAll(/\b(?:npx zstack-openapi|src\/cli\/main\.ts) ([a-z]+)([^`\n#|]*)/g);
    for (const [call, command = "", rest = ""] of calls) {
      const { exitCode, stdout } = await runCommand(command, "--help");
      expect(exitCode, call).toBe(0);
      expect(stdout, call).toMatch(new RegExp(`^Usage: zstack-openapi ${command}\\b`));
      for (const option of rest.match(/(?<=\s)--?[a-z][\w-]*/g) ?? []) expect(stdout, call).toContain(option);
    }
  });
});

describe("sizes", () => {
  test.each(["README.md", "README.zh-CN.md"])("%s has at most 8 kB", (page) => {
    expect(statSync(path.join(ROOT, page)).size).toBeLessThanOrEqual(8_000);
  });

  test("the index of docs/ is one screen, and has every page", () => {
    const index = read("docs/README.md");
    expect(index.split("\n").length).toBeLessThanOrEqual(40);
    const listed = linksOf(index).map((link) => path.posix.join("docs", link));
    const pages = PAGES.filter((page) => page.startsWith("docs/") && page !== "docs/README.md");
    expect(pages.filter((page) => !listed.includes(page))).toEqual([]);
  });
});
