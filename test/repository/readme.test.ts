import { describe, expect, test } from "vitest";
import { runCommand } from "../cli/terminal.ts";
import { codeIn, FILES, headingsOf, linksOf, read, tableBelow } from "./pages.ts";

const english = read("README.md");
const chinese = read("README.zh-CN.md");

/** Code blocks: their language, and their text. */
function blocksOf(markdown: string): [language: string, text: string][] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => [
    language!,
    text!,
  ]);
}

/** Where a page leads, whichever its language. */
function targetsOf(markdown: string): string[] {
  return linksOf(markdown)
    .map((target) => target.replace("/zh-CN/", "/en/").replace("README.zh-CN.md", "README.md"))
    .sort();
}

/** A block without what is said in it: its commands. */
function commandsIn([language, text]: [string, string]): string {
  return language === "text" ? (text.match(/[├└]─ \w+|^ │ .+$/gm) ?? []).join("\n") : text;
}

describe("the README in both languages", () => {
  test("has the same code", () => {
    expect(blocksOf(chinese).map(commandsIn)).toEqual(blocksOf(english).map(commandsIn));
    expect(blocksOf(english).map(([language]) => language)).toEqual(["text", "sh", "ts"]);
  });

  test("has the same sections", () => {
    const levels = (markdown: string) => headingsOf(markdown).map((heading) => /^#+/.exec(heading)![0]);
    expect(levels(chinese)).toEqual(levels(english));
  });

  test("leads to the same places", () => {
    expect(targetsOf(chinese)).toEqual(targetsOf(english));
  });
});

describe.each([
  ["README.md", english, ["## Commands", "## Where things are"]],
  ["README.zh-CN.md", chinese, ["## 命令", "## 目录"]],
] as const)("%s", (_, readme, [commands, map]) => {
  test("has every command", async () => {
    const { stdout } = await runCommand("--help");
    const all = [...stdout.slice(stdout.indexOf("\nCommands:")).matchAll(/^ {2}([a-z]+) /gm)].map(
      ([, name]) => name!,
    );
    const rows = tableBelow(readme, commands).map(([call = ""]) => codeIn(call)[0]!.split(" ")[2]!);
    expect(rows.sort()).toEqual(all.filter((name) => name !== "help").sort());
  });

  test("has every folder on its map, and no other", () => {
    const folders = FILES.flatMap((file) => /^[^./][^/]*\//.exec(file)?.[0] ?? []);
    const rows = tableBelow(readme, map).map(([folder = ""]) => codeIn(folder)[0]);
    expect(rows.sort()).toEqual([...new Set(folders)].sort());
  });

  test("says how the tests are run", () => {
    expect(blocksOf(readme).find(([language]) => language === "sh")?.[1]).toContain("npm ci && npm test\n");
  });

  test("has a call of twelve lines", () => {
    const [, call = ""] = blocksOf(readme).find(([language]) => language === "ts") ?? [];
    expect(call.trimEnd().split("\n").length).toBeLessThanOrEqual(12);
  });
});
