import { printable, printableJson, shown } from "../../escape/terminal.ts";
import type { Finding } from "../../import/finding.ts";
import type { ReadSpec } from "../../model/read-spec.ts";
import { type PageText, readPageTexts } from "../../source/page-texts.ts";
import { readSoundSpec } from "../../source/read-model.ts";
import { type DeclareCommand, QUIET, SPEC } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { findingJson, reportFindings } from "../report-findings.ts";
import { count } from "../report-problems.ts";
import type { Terminal } from "../terminal.ts";

interface VerifyOptions {
  readonly spec: string;
  readonly operationId?: string;
  readonly json?: boolean;
}

const HELP = `
Examples:
  $ zstack-openapi verify page.txt
  $ zstack-openapi verify pages/*.txt --json
  $ pbpaste | zstack-openapi verify - --operation-id StartVmInstance

A finding names the line of the page and the place in the spec. What the spec declares as a known difference
(documented…, undocumented) is listed last and is no failure.

Exit codes: 0 page and spec agree, 1 they do not, 2 wrong usage, 70 a bug of ours.`;

export const declareVerify: DeclareCommand = (program, action) => {
  program
    .command("verify")
    .description("compare pages of the vendor's API Explorer with the spec")
    .argument("<pages...>", "the text of pages, as copied from the browser; - reads standard input")
    .option(...SPEC)
    .option("--operation-id <id>", "the operation, where the page does not say it")
    .option("--json", "print the findings as JSON")
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(verify));
};

/** What became of one page. */
interface Verified {
  readonly page: string;
  readonly operationId: string | undefined;
  readonly findings: readonly Finding[];
}

async function verify(
  options: VerifyOptions,
  terminal: Terminal,
  files: readonly string[],
): Promise<ExitCode> {
  const texts = await readPageTexts(files, () => process.stdin);
  const spec = await readSoundSpec(options.spec);
  const verified: Verified[] = [];
  for (const text of texts) verified.push(await verifyPage(text, options.operationId, spec));
  if (options.json) {
    terminal.out(printableJson(JSON.stringify({ pages: verified.map(toJson) }, null, 2)));
  } else {
    for (const { page, findings } of verified) reportFindings(page, findings, terminal);
  }
  for (const { page, operationId, findings } of verified) {
    const known = findings.filter((finding) => finding.known).length;
    const found = count(findings.length - known, "difference");
    terminal.note(
      shown`${printable(`${page}${operationId === undefined ? "" : ` (${operationId})`}`)}: ${found}, ${known} known besides.`,
    );
  }
  return verified.every(({ findings }) => findings.every(({ known }) => known)) ? EXIT.ok : EXIT.findings;
}

async function verifyPage(
  { file, text }: PageText,
  given: string | undefined,
  spec: ReadSpec,
): Promise<Verified> {
  const { verifyText } = await import("../../import/verify.ts");
  return { page: file, ...verifyText({ file, text, operationId: given, ...spec }) };
}

function toJson({ page, operationId, findings }: Verified): object {
  return { page, operationId, findings: findings.map((finding) => findingJson(page, finding)) };
}
