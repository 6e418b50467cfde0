import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compileFences, fencesOf } from "./fences.ts";
import { ROOT, temporaryFolder } from "./package-folder.ts";

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const readme = read("README.md");

describe("documentation", () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  const pages = [
    "README.md",
    "generated/README.md",
    ...readdirSync(path.join(ROOT, "generated/docs"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => `generated/docs/${name}`),
  ];

  test("has TypeScript that compiles against the generated package", () => {
    const all = fencesOf(pages.map((page) => [page, read(page)]));
    // Those that use the toolkit are compiled and run with what npm would publish of it: scripts/check-package.ts.
    const fences = all.filter(([, code]) => !code.includes('from "zstack-openapi/'));
    expect(all.length - fences.length).toBe(1);
    const speaking = pages.filter((page) => !/\/docs\/[^/]+\/(models\/\w+|README)\.md$/.test(page));
    expect(speaking.filter((page) => fencesOf([[page, read(page)]]).length === 0)).toEqual([]);
    expect(compileFences(fences, folder.path, path.join(ROOT, "generated"))).toEqual([]);
  });

  test.each(pages)("%s links to files that are there", (page) => {
    const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target!);
    const missing = targets.filter((target) => !existsSync(path.join(ROOT, path.dirname(page), target)));
    expect(missing).toEqual([]);
  });
});

describe("the README", () => {
  const map = [...readme.matchAll(/^\| `([\w/]+\/)` +\|/gm)].map(([, folder]) => folder!);

  test("has every folder on its map, and no other", () => {
    const stages = readdirSync(path.join(ROOT, "src")).map((name) => `src/${name}/`);
    expect(map.slice().sort()).toEqual(
      ["docs/", "generated/", "schemas/", "scripts/", "spec/", "test/", ...stages].sort(),
    );
  });

  test("names scripts that exist, and every one of them", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = new Set([...readme.matchAll(/`npm (?:run )?([\w:]+)/g)].map(([, name]) => name!));
    for (const name of ["generate", "build", "test", "lint", "check", "test:runtimes", "demo", "bench"]) {
      expect(scripts[name], name).toMatch(/^[^\n]+$/);
      expect(named, name).toContain(name);
    }
  });

  test("has a row with a reason for every dependency, and for nothing else", () => {
    const table = readme.slice(readme.indexOf("## Dependencies")).split("\n\n")[1]!;
    const rows = table
      .split("\n")
      .slice(2)
      .map((row) => row.split("|").map((cell) => cell.trim()));
    const named = rows.flatMap(([, packages = ""]) =>
      [...packages.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
    );
    const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
    const all = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const wanted = all
      .filter((name) => !name.startsWith("@types/"))
      .map((name) => name.replace("@biomejs/", ""));
    expect(named.sort()).toEqual(wanted.sort());
    for (const [, packages, what, why] of rows) expect(`${what} ${why}`.length, packages).toBeGreaterThan(20);
  });
});
