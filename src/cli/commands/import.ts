import { printable, printableJson, printableLines, shown } from "../../escape/terminal.ts";
import type { Choices, Imported } from "../../import/import-page.ts";
import type { ImportRun } from "../../import/import-run.ts";
import type { Split } from "../../import/page.ts";
import { UsageError } from "../../source/errors.ts";
import { type PageText, readPageTexts } from "../../source/page-texts.ts";
import { type DeclareCommand, QUIET, SPEC } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { PageResult } from "../import-summary.ts";
import type { Questions } from "../questions.ts";
import { count } from "../report-problems.ts";
import type { Terminal } from "../terminal.ts";

interface ImportOptions {
  readonly spec: string;
  readonly dryRun?: boolean;
  readonly operationId?: string;
  readonly model: readonly string[];
  readonly field: readonly string[];
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const HELP = `
Examples:
  $ zstack-openapi import page.txt --dry-run           # shows the diff
  $ zstack-openapi import page.txt
  $ zstack-openapi import pages/*.txt --yes
  $ pbpaste | zstack-openapi import - --operation-id StartVmInstance
  $ zstack-openapi import page.txt --model CdpTaskInventory=CdpTask --field state:CdpTaskState

Adds the operation and the models of each page that the spec lacks. What the spec has is compared and left alone.
Descriptions are drafts that begin with "TODO(import):"; write your own in their place.

Exit codes: 0 done, 1 there are findings to decide (--yes accepts them) or a page cannot be read, 2 wrong usage,
70 a bug of ours.`;

export const declareImport: DeclareCommand = (program, action) => {
  program
    .command("import")
    .description("add the operations of pages of the vendor's API Explorer to the spec")
    .argument("<pages...>", "the text of pages, as copied from the browser; - reads standard input")
    .option(...SPEC)
    .option("--dry-run", "write nothing; print what would change as a unified diff")
    .option("--operation-id <id>", "the operation, where the page does not say it")
    .option("--model <name=other>", "another name for a model that the page does not name", collect, [])
    .option("--field <name:type>", "how a name and a type that run together are split", collect, [])
    .option("-y, --yes", "ask nothing, and accept findings")
    .option("--json", "print what became of the pages as JSON, the diff of --dry-run included")
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(importPages));
};

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function importPages(
  options: ImportOptions,
  terminal: Terminal,
  files: readonly string[],
): Promise<ExitCode> {
  if (options.operationId !== undefined && files.length > 1) {
    throw new UsageError("--operation-id names the operation of one page. Import the pages one by one.");
  }
  const choices = choicesOf(options);
  const texts = await readPageTexts(files, () => process.stdin);
  const [{ beginImport }, questions] = await Promise.all([
    import("../../import/import-run.ts"),
    questionsFor(options, files),
  ]);
  const run = await beginImport(options.spec);
  const progress = await progressFor(texts.length, options, questions);
  const imports = new Map<PageText, Imported>();
  for (const text of tellingFirst(texts)) {
    imports.set(text, await importOne(run, text, options, choices, questions));
    progress.advance(text.file);
  }
  progress.end();
  const results = texts.map((text): PageResult => ({ page: text.file, imported: imports.get(text)! }));
  await report(results, run, options, terminal);
  if (!options.dryRun) await write(run);
  return results.every(({ imported }) => isFine(imported, options, questions)) ? EXIT.ok : EXIT.findings;
}

/** Models are best taken from pages with a tree; flattened ones only show examples of them. */
function tellingFirst(texts: readonly PageText[]): PageText[] {
  const isFlat = ({ text }: PageText): boolean => !text.includes("•");
  return [...texts.filter((text) => !isFlat(text)), ...texts.filter(isFlat)];
}

function isFine(
  { outcome, findings }: Imported,
  { yes }: ImportOptions,
  asked: Questions | undefined,
): boolean {
  if (outcome === "failed") return false;
  // What a person added in spite of its findings is accepted.
  const accepted = outcome === "added" && (yes === true || asked !== undefined);
  return accepted || findings.every(({ known }) => known);
}

async function importOne(
  run: ImportRun,
  text: PageText,
  { operationId }: ImportOptions,
  choices: Choices,
  questions: Questions | undefined,
): Promise<Imported> {
  const imported = await run.add(text, operationId, choices);
  if (questions === undefined) return imported;
  const id =
    imported.outcome === "failed" &&
    imported.operationId === undefined &&
    imported.findings[0]?.id === "operation-id"
      ? await questions.operationId(text.file)
      : operationId;
  const first = id === operationId ? imported : await run.add(text, id, choices);
  if (first.outcome !== "added") return first;
  const splits: Split[] = [];
  for (const doubt of first.open.doubts) splits.push(await questions.split(doubt));
  const names = new Map<string, string>();
  for (const name of first.open.names) names.set(name, await questions.modelName(name));
  const changed = splits.length > 0 || [...names].some(([assumed, name]) => assumed !== name);
  if (changed) run.undo();
  const second = changed
    ? await run.add(text, id, {
        names: new Map([...choices.names, ...names]),
        splits: [...choices.splits, ...splits],
      })
    : first;
  const open = second.findings.filter(({ known }) => !known).length;
  if (second.outcome !== "added" || open === 0) return second;
  if (await questions.accept(second.operationId ?? text.file, open)) return second;
  run.undo();
  return { ...second, outcome: "failed", files: new Map() };
}

async function report(
  results: readonly PageResult[],
  run: ImportRun,
  options: ImportOptions,
  terminal: Terminal,
): Promise<void> {
  const [{ findingJson, reportFindings }, { outcomeOf, summaryTable }] = await Promise.all([
    import("../report-findings.ts"),
    import("../import-summary.ts"),
  ]);
  const changes = run.changes();
  // A diff on standard output is for other programs; whatever else there is to say goes beside it.
  const beside: Terminal = options.dryRun ? { ...terminal, out: terminal.note } : terminal;
  const diffs: string[] = [];
  if (options.dryRun) {
    const { unifiedDiff } = await import("../unified-diff.ts");
    for (const change of changes) diffs.push(unifiedDiff(change).replace(/\n$/, ""));
  }
  if (options.json) {
    const pages = results.map(({ page, imported }) => ({
      page,
      operationId: imported.operationId,
      outcome: outcomeOf(imported),
      findings: imported.findings.map((finding) => findingJson(page, finding)),
    }));
    const diff = options.dryRun ? diffs.map((each) => `${each}\n`).join("") : undefined;
    const made = { pages, files: changes.map(({ file }) => file), diff };
    terminal.out(printableJson(JSON.stringify(made, null, 2)));
    return;
  }
  for (const diff of diffs) terminal.out(printableLines(diff));
  for (const { page, imported } of results) reportFindings(page, imported.findings, beside);
  beside.out(summaryTable(results));
  for (const { file, before } of changes) {
    const would = options.dryRun ? shown`would ` : shown``;
    beside.note(shown`${would}${before === undefined ? shown`add` : shown`change`} ${printable(file)}`);
  }
  if (changes.length === 0) beside.note(shown`Nothing to write.`);
  else if (!options.dryRun) {
    beside.note(
      shown`${count(changes.length, "file")} written. Review them, write descriptions in the place of TODO(import):, then run zstack-openapi generate.`,
    );
  }
}

async function write(run: ImportRun): Promise<void> {
  const { replaceFiles } = await import("../../output/replace-files.ts");
  await replaceFiles(run.folder, new Map(run.changes().map(({ file, text }) => [file, text])));
}

function choicesOf({ model, field }: ImportOptions): Choices {
  const names = model.map((pair) => parsePair(pair, "=", "--model"));
  const splits = field.map((pair) => parsePair(pair, ":", "--field"));
  return { names: new Map(names), splits: splits.map(([name, type]) => ({ name, type })) };
}

function parsePair(text: string, separator: string, flag: string): readonly [string, string] {
  const [first = "", second = "", ...rest] = text.split(separator);
  if (first === "" || second === "" || rest.length > 0) {
    throw new UsageError(`${flag} ${text} is not two names with "${separator}" between them.`);
  }
  return [first, second];
}

/** Someone to ask: at a terminal, unless told not to. */
async function questionsFor(
  { yes, json, quiet, dryRun }: ImportOptions,
  files: readonly string[],
): Promise<Questions | undefined> {
  const silent = yes || json || quiet || dryRun || files.includes("-");
  if (silent || !process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const { askOn } = await import("../questions.ts");
  return askOn(process.stdin, process.stderr);
}

interface Progress {
  advance(page: string): void;
  end(): void;
}

/** A bar for many pages on a terminal; elsewhere, and while questions are asked, none. */
async function progressFor(
  pages: number,
  { quiet }: ImportOptions,
  questions: Questions | undefined,
): Promise<Progress> {
  if (pages < 2 || quiet || questions !== undefined || !process.stderr.isTTY) {
    return { advance: () => {}, end: () => {} };
  }
  const { progress } = await import("@clack/prompts");
  const bar = progress({ max: pages, output: process.stderr });
  bar.start("importing");
  return { advance: (page) => bar.advance(1, printable(page)), end: () => bar.stop(`${pages} pages`) };
}
