import { cpSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "../cli/terminal.ts";
import { ACTION } from "../import/pages.ts";
import { renderPage } from "../import/render-page.ts";
import { ROOT, temporaryFolder, writeFiles } from "../package-folder.ts";
import { read } from "./pages.ts";

/** What the page about maintaining shows below a command, line by line. */
function shownBelow(command: string): string[] {
  const [block = ""] =
    /```console\n\$ npx zstack-openapi import page[\s\S]*?```/.exec(read("docs/maintaining-a-spec.md")) ?? [];
  const [, shown = ""] = block.split(`$ npx zstack-openapi ${command}\n`);
  return shown
    .split(/\n\n|```/)[0]!
    .trimEnd()
    .split("\n");
}

describe("what docs/maintaining-a-spec.md shows of importing a page is what is printed by", () => {
  const folder = temporaryFolder();
  const here = path.relative(process.cwd(), folder.path).replaceAll(path.sep, "/");
  beforeAll(() => {
    cpSync(path.join(ROOT, "spec"), path.join(folder.path, "spec"), { recursive: true });
    const page = renderPage(ACTION, { locale: "en", tree: "indented", navigation: false });
    writeFiles(folder.path, [["page.txt", page]]);
  });
  afterAll(() => folder.remove());

  /** What a command prints, as if it ran in the folder. */
  async function printedBy(command: string): Promise<string[]> {
    const { exitCode, stdout, stderr } = await runCommand(
      command,
      `${here}/page.txt`,
      "--spec",
      `${here}/spec/openapi.yaml`,
    );
    expect(exitCode, stderr).toBe(0);
    return `${stdout}\n${stderr}`.replaceAll(`${here}/`, "").split("\n").map(withoutRuns);
  }

  // What verify compares the page with is what import has written.
  test("import, and by verify", async () => {
    for (const command of ["import", "verify"]) {
      const shown = shownBelow(`${command} page.txt`).map(withoutRuns);
      expect(shown.length, command).toBeGreaterThan(3);
      expect((await printedBy(command)).sort(), command).toEqual(shown.sort());
    }
  });
});

/** Columns are as wide as the longest name, which has the folder's in it. */
function withoutRuns(line: string): string {
  return line.replace(/ +/g, " ");
}
