import { printableJson, printableLines } from "../../escape/terminal.ts";
import type { Locale } from "../../model/model.ts";
import { UsageError } from "../../source/errors.ts";
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

interface ChangelogOptions {
  readonly spec: string;
  readonly operation?: string;
  readonly format: "markdown" | "json";
  readonly json?: boolean;
  readonly locale: Locale;
}

const HELP = `
Examples:
  $ zstack-openapi changelog
  $ zstack-openapi changelog --operation CreateVmFromCdpBackup --locale zh-CN
  $ zstack-openapi changelog --format json

The releases are those under releases/ beside the spec; what the last one does not have yet is "unreleased".`;

export const declareChangelog: DeclareCommand = (program, action) => {
  program
    .command("changelog")
    .description("tell what changed in which release, per operation")
    .option(...SPEC)
    .option("--operation <id>", "only this operation")
    .addOption(formatOption(["markdown", "json"]))
    .option(...JSON_FLAG)
    .addOption(localeOption())
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(changelog));
};

/** Prints the changelog. */
async function changelog(
  { spec, operation, locale, ...options }: ChangelogOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const [{ readReleases }, { readModel }, { changesOf }, { nearNames, perhaps }, render] = await Promise.all([
    import("../../source/read-releases.ts"),
    import("../../source/read-model.ts"),
    import("../../diff/history.ts"),
    import("../../load/near-names.ts"),
    import("../../diff/render/changelog.ts"),
  ]);
  const { operations } = await readModel(spec);
  const steps = changesOf(await readReleases(spec));
  const known = new Set([
    ...operations.map(({ operationId }) => operationId),
    ...steps.flatMap(({ changes }) => changes.flatMap(({ operationIds }) => operationIds)),
  ]);
  if (operation !== undefined && !known.has(operation)) {
    const near = perhaps(nearNames(operation, [...known]));
    throw new UsageError(
      `There is no operation "${operation}", and there was none in any release. ${near}`.trimEnd(),
    );
  }
  const text =
    formatOf(options, "markdown") === "json"
      ? printableJson(render.renderChangelogJson(steps, operation))
      : printableLines(render.renderChangelog(steps, { locale, operation }).replace(/\n$/, ""));
  terminal.out(text);
  return EXIT.ok;
}
