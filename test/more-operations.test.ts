import { execFile } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "./cli/terminal.ts";
import { type PageText, type RowText, renderPage } from "./import/render-page.ts";
import { ROOT, temporaryFolder, writeFiles } from "./package-folder.ts";

/** The tests that tell what this repository's spec, or the package made of it, has in it. */
const TELLING = [
  "test/cli/init.test.ts",
  "test/model/file-schemas.test.ts",
  "test/repository/pages.test.ts",
  "test/spec/spec.test.ts",
];

/** What vitest reports as JSON. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const FACTS = {
  tag: "CDP Operations",
  since: "4.5.0",
  category: {
    en: ["Platform O&M", "Disaster Recovery", "Continuous Data Protection (CDP)", "CDP APIs"],
    "zh-CN": ["平台运维", "灾备管理", "持续数据保护(CDP)", "持续数据保护(CDP)相关接口"],
  },
  execution: "sync",
} as const;

const EXAMPLE = { uuid: "4a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d", name: "yearly" };

function row(name: string, type = "String", required = true): RowText {
  return { name, type, required, text: { en: `What ${name} is.`, "zh-CN": `${name} 的含义` } };
}

/** A job whose name comes before all others, a query, and what gives nothing. */
const PAGES: readonly PageText[] = [
  {
    ...FACTS,
    operationId: "AbortRehearsal",
    method: "PUT",
    path: "/zstack/v1/rehearsals/{uuid}/actions",
    title: { en: "Ends a rehearsal.", "zh-CN": "结束演练" },
    pathParameters: [row("uuid")],
    body: [{ ...row("abortRehearsal", "Object"), children: [row("groupId", "long"), row("reason")] }],
    response: [{ ...row("inventory", "RehearsalInventory"), children: [row("uuid"), row("name")] }],
    example: { inventory: EXAMPLE },
  },
  {
    ...FACTS,
    operationId: "QueryRehearsal",
    method: "GET",
    path: "/zstack/v1/rehearsals",
    title: { en: "Finds rehearsals.", "zh-CN": "查询演练" },
    response: [{ ...row("inventories", "List"), children: [row("uuid"), row("name")] }],
    example: { inventories: [EXAMPLE] },
  },
  {
    ...FACTS,
    operationId: "ZapRehearsal",
    method: "DELETE",
    path: "/zstack/v1/rehearsals/{uuid}",
    title: { en: "Removes a rehearsal.", "zh-CN": "删除演练" },
    pathParameters: [row("uuid")],
    response: "empty",
    example: {},
  },
];

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);
const spec = at("spec/openapi.yaml");
const pages = PAGES.map(({ operationId }) => `pages/${operationId}.txt`);

describe("in a checkout whose spec gets three more operations", () => {
  beforeAll(async () => {
    for (const name of readdirSync(ROOT)) {
      if (["node_modules", "dist", "site"].includes(name) || /^\.(git|cache)$/.test(name)) continue;
      cpSync(path.join(ROOT, name), at(name), { recursive: true });
    }
    const form = { locale: "en", tree: "indented", navigation: true } as const;
    writeFiles(
      folder.path,
      pages.map((name, index) => [name, renderPage(PAGES[index]!, form)]),
    );
    const imported = await runCommand("import", ...pages.map(at), "--spec", spec);
    expect(imported, imported.stdout).toMatchObject({ exitCode: 0 });
    writeDrafts();
    await runCommand("lint", spec, "--fix");
    await runCommand("generate", "--spec", spec, "--out", at("generated"));
  });

  test("lint and verify find nothing, and what is generated is fresh", async () => {
    expect(await runCommand("lint", spec)).toMatchObject({ exitCode: 0, stdout: "" });
    expect(await runCommand("verify", ...pages.map(at), "--spec", spec)).toMatchObject({ exitCode: 0 });
    const generate = ["generate", "--check", "--spec", spec, "--out", at("generated")];
    expect(await runCommand(...generate)).toMatchObject({ exitCode: 0, stdout: "" });
  });

  test("samples and guides are those from before, though another job comes first", () => {
    const readme = textOf(at("generated/README.md"));
    expect(readme).toMatch(/^\| \[`abortRehearsal`\]/m);
    // One of them is a query, which may be the first.
    const rest = (text: string) => text.replace(/^## Queries\n.*?(?=^## )/ms, "");
    expect(rest(readme.replace(/^\| \[`\w+Rehearsal`\].*\n/gm, ""))).toBe(
      rest(textOf(path.join(ROOT, "generated/README.md"))),
    );
    for (const guides of ["generated/docs/en/guides", "generated/docs/zh-CN/guides"]) {
      for (const name of readdirSync(path.join(ROOT, guides)))
        expect(textOf(at(`${guides}/${name}`)), name).toBe(textOf(path.join(ROOT, guides, name)));
    }
  });

  test("the tests that tell what the spec has in it pass", async ({ signal }) => {
    const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
    // One worker: the files share what they load, and other tests have the other core.
    const args = [vitest, "run", "--reporter=json", "--maxWorkers=1", ...TELLING];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
      cwd: folder.path,
      maxBuffer: 2 ** 26,
      signal,
    }).catch((error: { stdout: string; stderr: string }) => error);
    expect(stdout, stderr).toMatch(/^\{/);
    const { testResults } = JSON.parse(stdout) as Report;
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    expect(tests.filter(({ status }) => status !== "passed")).toEqual([]);
    const files = testResults.map(({ name, status }) => [path.relative(folder.path, name), status]);
    expect(Object.fromEntries(files)).toEqual(Object.fromEntries(TELLING.map((name) => [name, "passed"])));
  });
});

/** What is left to do after an import: words in both languages in the place of drafts. */
function writeDrafts(): void {
  for (const name of readdirSync(path.dirname(spec), { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".yaml")) continue;
    const file = at(`spec/${name}`);
    const text = textOf(file)
      .replaceAll(/(zh-CN:\n +summary: .*\n +description: ")TODO\(import\): /g, "$1说明：")
      .replaceAll(/(zh-CN:(?:\n +summary:)? ")TODO\(import\): /g, "$1说明：")
      .replaceAll("TODO(import): ", "In short: ");
    writeFileSync(file, text);
  }
}

function textOf(file: string): string {
  return readFileSync(file, "utf8");
}
