import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "../cli/terminal.ts";
import { ACTION } from "../import/pages.ts";
import { FORMS, renderPage } from "../import/render-page.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { allProblemsOf } from "../text-files.ts";
import { filledWith, REFUSED } from "./filled.ts";
import { withText } from "./positions.ts";
import { WHOLE_SPEC } from "./whole-spec.ts";

/** What steers a terminal, begins a line of its own, or turns the direction of writing. */
const TEXTS = [
  "a\u001b[2J\u001b]0;x\u0007\u009b31m\u009d\u0008\u007f",
  "b\nFAKE error\r\nFAKE\rFAKE\u000bFAKE",
  "c\u202e\u2066\u061c\u200f\u2028FAKE\u2029FAKE\u0085FAKE",
  "d\u0000%0A::error::FAKE,x=1:\n::error::FAKE",
];

/** The same as a name of files. */
const NAME = "n\u001b[31m\u009b\nFAKE error\u202e";

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (...names: readonly string[]) => path.join(folder.path, ...names);
const json = (document: unknown) => JSON.stringify(document, null, 1);

const plain = at("plain/openapi.json");
const hostile = at(NAME, "openapi.json");
const page = at("PauseBackupJob.txt");

beforeAll(async () => {
  const [document, ...others] = await filledWith(TEXTS);
  const said = TEXTS[0]! + TEXTS[2];
  const words = { en: said, "zh-CN": said };
  const form = FORMS[0]!;
  writeFiles(folder.path, [
    ["plain/openapi.json", json(WHOLE_SPEC)],
    ["plain/releases/0.9.0.json", json(document)],
    [`${NAME}/openapi.json`, json(document)],
    [`${NAME}/releases/0.9.0.json`, json(WHOLE_SPEC)],
    ...others.map((other, index): [string, string] => [`other-${index}.json`, json(other)]),
    ...TEXTS.map((text, index): [string, string] => [
      `refused-${index}.json`,
      json(withText(WHOLE_SPEC, REFUSED, () => text)),
    ]),
    ["empty/openapi.yaml", ""],
    ["begun/openapi.yaml", ""],
    [`${NAME}/begun/openapi.yaml`, ""],
    ["PauseBackupJob.txt", renderPage({ ...ACTION, title: words, tag: said }, form)],
    [`${NAME}.txt`, renderPage({ ...ACTION, operationId: said }, form)],
    ["taken/package.json", json({ scripts: { lint: said } })],
  ]);
});

/** Command lines, and how they end. */
const COMMANDS: readonly (readonly [argv: readonly string[], exitCode: number])[] = [
  ...["text", "json", "github"].flatMap((format) =>
    ["en", "zh-CN"].map((locale) => [["lint", hostile, "--format", format, "--locale", locale], 1] as const),
  ),
  ...TEXTS.map((_, index) => [["lint", at(`refused-${index}.json`), "--max", "0"], 1] as const),
  ...TEXTS.map(
    (_, index) => [["generate", "--spec", at(`refused-${index}.json`), "--out", at("no")], 1] as const,
  ),
  ...["text", "markdown", "json", "github"].flatMap((format) => [
    [["diff", plain, hostile, "--format", format], 1] as const,
    [["diff", hostile, plain, "--format", format, "--locale", "zh-CN"], 1] as const,
  ]),
  ...["markdown", "json"].flatMap((format) => [
    [["changelog", "--spec", plain, "--format", format], 0] as const,
    [["changelog", "--spec", hostile, "--format", format, "--locale", "zh-CN"], 0] as const,
  ]),
  [["release", "--spec", plain, "0.9.1"], 1],
  [["generate", "--spec", hostile, "--out", at(`${NAME}-stale`), "--check"], 1],
  [["generate", "--spec", hostile, "--out", at(`${NAME}-out`)], 0],
  [["generate", "--spec", plain, "--out", at(NAME)], 1],
  [["docs", "--spec", hostile, "--out", at(`${NAME}-site`)], 0],
  [["import", "--spec", at("empty/openapi.yaml"), "--dry-run", page], 0],
  [["import", "--spec", at("empty/openapi.yaml"), "--dry-run", "--json", page], 0],
  [["import", "--spec", at("empty/openapi.yaml"), "--dry-run", at(`${NAME}.txt`)], 0],
  [["import", "--spec", at(NAME, "begun/openapi.yaml"), "--dry-run", page], 0],
  [["import", "--spec", at("begun/openapi.yaml"), page, at(`${NAME}.txt`)], 0],
  [["verify", "--spec", hostile, page, at(`${NAME}.txt`), "--operation-id", "DoThing"], 1],
  [["verify", "--spec", hostile, page, "--operation-id", "DoThing", "--json"], 1],
  [["init", at(`${NAME}-new`), "--name", "a", "--dry-run"], 0],
  [["init", at(`${NAME}-new`), "--name", "a", "--dry-run", "--json"], 0],
  [["init", at("taken")], 1],
  // Wrong usage.
  ...[
    "lint",
    "generate --spec",
    "docs --spec",
    "mock --spec",
    "changelog --spec",
    "release 1.0.0 --spec",
  ].map((command) => [[...command.split(" "), at(`${NAME}-none`)], 2] as const),
  ...["mock --port", "mock --offset", "mock --scenario", "lint --max", "init --name", "release"].map(
    (command) =>
      [[...command.split(" "), NAME, ...(command.startsWith("mock") ? ["--spec", plain] : [])], 2] as const,
  ),
  ...["verify", "import", "diff", "lint --format", "generate --allow-url", NAME, `generate --${NAME}`].map(
    (command) => [[...(command === NAME ? [] : command.split(" ")), NAME], 2] as const,
  ),
  [["changelog", "--spec", plain, "--operation", NAME], 2],
];

test("the documents that are refused repeat the texts", async () => {
  for (const text of TEXTS) {
    const problems = await allProblemsOf({ "openapi.json": json(withText(WHOLE_SPEC, REFUSED, () => text)) });
    expect(problems.filter(({ message, fix }) => `${message} ${fix}`.includes(text.slice(0, 3)))).not.toEqual(
      [],
    );
  }
});

describe("no text steers a terminal, or begins a line of its own:", () => {
  test.each(COMMANDS.map(([argv, exitCode]) => [argv.map(shortened).join(" "), argv, exitCode] as const))(
    "%s",
    async (_, argv, exitCode) => {
      const { stdout, stderr, ...ran } = await runCommand(...argv);
      expect([ran.exitCode, ran.exitCode === exitCode ? "" : stdout + stderr]).toEqual([exitCode, ""]);
      for (const line of `${stdout}\n${stderr}`.split("\n")) {
        expect(line).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
        expect(line).not.toMatch(/^(FAKE|::error::)/);
      }
      if (argv.includes("json") || argv.includes("--json")) expect(() => JSON.parse(stdout)).not.toThrow();
      if (argv.includes("github"))
        for (const line of stdout.split("\n")) expect(line).toMatch(/^::\w+ file=/);
      expect(existsSync(at("no"))).toBe(false);
    },
  );
});

function shortened(argument: string): string {
  return JSON.stringify(argument.replace(folder.path, "")).slice(1, -1);
}
