import { Option } from "commander";
import type { Comparison } from "../../diff/judge.ts";
import type { Report } from "../../diff/report.ts";
import { printableJson, printableLines, type Shown, shown } from "../../escape/terminal.ts";
import type { Locale } from "../../model/model.ts";
import {
  type DeclareCommand,
  formatOf,
  formatOption,
  JSON_FLAG,
  localeOption,
  QUIET,
  SPEC,
} from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface DiffOptions {
  readonly spec: string;
  readonly format: "text" | "markdown" | "json" | "github";
  readonly json?: boolean;
  readonly failOn: "breaking" | "warning" | "none";
  readonly locale: Locale;
}

const HELP = `
A side is a file, a folder, a release such as 4.5.0, or a git revision; main:api/openapi.yaml
says where the spec was then. Left out, base is HEAD and head the working tree.

Examples:
  $ zstack-openapi diff                                # what my edits do to whom
  $ zstack-openapi diff main
  $ zstack-openapi diff 4.5.0 HEAD --format markdown
  $ zstack-openapi diff old.yaml new.yaml --json --fail-on warning

Exit codes: 0 nothing as bad as --fail-on, 1 something is or a document is invalid, 2 wrong usage, 70 a bug of ours.`;

export const declareDiff: DeclareCommand = (program, action) => {
  program
    .command("diff")
    .description("tell what changes for whom between two states of a spec")
    .argument("[base]", "the older side (default: HEAD)")
    .argument("[head]", "the newer side (default: the working tree)")
    .option(...SPEC)
    .addOption(formatOption(["text", "markdown", "json", "github"]))
    .option(...JSON_FLAG)
    .addOption(
      new Option("--fail-on <verdict>", "exit with 1 from this verdict on, for callers or for client code")
        .choices(["breaking", "warning", "none"])
        .default("breaking"),
    )
    .addOption(localeOption())
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(diff));
};

/** Compares two states of a spec and prints the report. */
async function diff(
  { spec, failOn, locale, ...options }: DiffOptions,
  terminal: Terminal,
  [base = "HEAD", head]: readonly string[],
): Promise<ExitCode> {
  const format = formatOf(options, "text");
  const { onDisk, specSource } = await import("../../source/spec-source.ts");
  const [older, newer] = [specSource(base, spec), head === undefined ? onDisk(spec) : specSource(head, spec)];
  const [{ readPair }, { diff: compare }, { locateChanges }] = await Promise.all([
    import("../../source/read-pair.ts"),
    import("../../diff/judge.ts"),
    import("../../diff/report.ts"),
  ]);
  const read = await readPair(older, newer);
  const comparison = compare(read.base.model, read.head.model);
  const report = locateChanges(comparison, read.base, read.head);
  const text = await render(report, format, locale, terminal);
  if (text !== "") terminal.out(text);
  return isBad(comparison, failOn) ? EXIT.findings : EXIT.ok;
}

async function render(
  report: Report,
  format: DiffOptions["format"],
  locale: Locale,
  { colors }: Terminal,
): Promise<Shown> {
  switch (format) {
    case "json":
      return printableJson((await import("../../diff/render/json.ts")).renderJson(report, locale));
    case "markdown": {
      const { renderMarkdown } = await import("../../diff/render/markdown.ts");
      return printableLines(renderMarkdown(report, locale).replace(/\n$/, ""));
    }
    case "github": {
      const [{ annotationsOf }, { githubAnnotation }] = await Promise.all([
        import("../../diff/render/github.ts"),
        import("../github-annotation.ts"),
      ]);
      return shown.join(annotationsOf(report, locale).map(githubAnnotation), shown`\n`);
    }
    case "text":
      return (await import("../../diff/render/text.ts")).renderText(report, { locale, colors });
  }
}

function isBad({ summary }: Comparison, failOn: DiffOptions["failOn"]): boolean {
  const bad = { breaking: ["breaking"], warning: ["breaking", "warning"], none: [] as string[] }[failOn];
  return bad.includes(summary.wire) || bad.includes(summary.client);
}
