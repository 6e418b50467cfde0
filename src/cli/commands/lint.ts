import { printable, shown } from "../../escape/terminal.ts";
import type { Finding } from "../../lint/finding.ts";
import { formatLocation } from "../../load/problem.ts";
import type { ReadUrl } from "../../load/url.ts";
import type { Locale } from "../../model/model.ts";
import { UsageError } from "../../source/errors.ts";
import { readSpec, readUrls } from "../../source/read-model.ts";
import { specFolder } from "../../source/root-file.ts";
import {
  allowUrlOption,
  type DeclareCommand,
  formatOf,
  formatOption,
  JSON_FLAG,
  localeOption,
  QUIET,
  SPEC,
} from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { count } from "../report-problems.ts";
import type { Terminal } from "../terminal.ts";

interface LintOptions {
  readonly format: "text" | "json" | "github";
  readonly json?: boolean;
  readonly locale: Locale;
  readonly max: string;
  readonly fix?: boolean;
  readonly allowUrl?: readonly URL[];
}

/** What is looked at, and for whom. */
interface Subject {
  readonly spec: string;
  readonly locale: Locale;
  readonly readUrl: ReadUrl | undefined;
}

const HELP = `
Examples:
  $ zstack-openapi lint
  $ zstack-openapi lint my/openapi.yaml --locale zh-CN
  $ zstack-openapi lint --fix                          # mend what needs no decision
  $ zstack-openapi lint --format github                # in a workflow: annotates the pull request
  $ zstack-openapi lint --allow-url https://example.com/specs/
  $ zstack-openapi lint --format json | jq '.findings[].id'

Exit codes: 0 no findings, 1 findings or an invalid document, 2 wrong usage, 70 a bug of ours.`;

export const declareLint: DeclareCommand = (program, action) => {
  program
    .command("lint")
    .description("hold the spec to the conventions of ZStack specs")
    .argument("[spec]", SPEC[1], SPEC[2])
    .addOption(formatOption(["text", "json", "github"]))
    .option(...JSON_FLAG)
    .addOption(localeOption())
    .option("--max <number>", "how many findings of one rule are printed as text; 0 prints all", "10")
    .option("--fix", "mend what can be mended without a decision, in YAML files")
    .addOption(allowUrlOption())
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(lint));
};

/** Prints what a spec gets wrong; with `fix`, mends what it can before, and prints the rest. */
async function lint(
  options: LintOptions,
  terminal: Terminal,
  [spec = SPEC[2]]: readonly string[],
): Promise<ExitCode> {
  const most = readMost(options.max);
  const format = formatOf(options, "text");
  const { locale } = options;
  const subject: Subject = { spec, locale, readUrl: await readUrls(spec, options.allowUrl) };
  const found = await findingsOf(subject);
  const findings = options.fix ? await mend(found, subject, terminal) : found;
  const { reportText, lintJson, lintAnnotations } = await import("../lint-report.ts");
  if (format === "json") terminal.out(lintJson(findings));
  else if (format === "github") for (const line of lintAnnotations(findings)) terminal.out(line);
  else reportText(findings, { most, locale }, terminal);
  if (findings.length === 0)
    terminal.note(shown`${terminal.colors.green(shown`✓`)} ${printable(spec)}: no findings`);
  return findings.length === 0 ? EXIT.ok : EXIT.findings;
}

async function findingsOf(
  { spec, locale, readUrl }: Subject,
  texts?: ReadonlyMap<string, string>,
): Promise<Finding[]> {
  const [input, { lint: findingsIn }] = await Promise.all([
    readSpec(spec, texts, readUrl),
    import("../../lint/lint.ts"),
  ]);
  return findingsIn(input, locale);
}

/** What was mended may have hidden more that can be. */
const MOST_ROUNDS = 5;

/** Writes what is mended, all of it or nothing, and gives what is left to find. */
async function mend(
  found: readonly Finding[],
  subject: Subject,
  terminal: Terminal,
): Promise<readonly Finding[]> {
  const { fixedTexts } = await import("../../lint/fix.ts");
  const texts = new Map<string, string>();
  let left = found;
  let fixed = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const changed = fixedTexts(left);
    if (changed.size === 0) break;
    for (const [file, text] of changed) texts.set(file, text);
    fixed += left.filter(({ edit }) => edit !== undefined).length;
    left = await findingsOf(subject, texts);
  }
  if (texts.size === 0) return found;
  const spoilt = left.find(({ id }) => id === "yaml-syntax");
  if (spoilt !== undefined)
    throw new Error(`A fix spoilt ${formatLocation(spoilt.location)}: ${spoilt.message}`);
  const { replaceFiles } = await import("../../output/replace-files.ts");
  await replaceFiles(specFolder(subject.spec), texts);
  terminal.note(shown`Fixed ${count(fixed, "finding")} in ${count(texts.size, "file")}.`);
  return left;
}

function readMost(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(`--max ${text} is no number. Give one, or 0 to print all.`);
  return text === "0" ? Number.POSITIVE_INFINITY : Number(text);
}
