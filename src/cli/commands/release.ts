import { printable, shown } from "../../escape/terminal.ts";
import type { ReadUrl } from "../../load/url.ts";
import type { JsonObject } from "../../model/model.ts";
import { UsageError } from "../../source/errors.ts";
import { toPosix } from "../../source/posix-path.ts";
import { specFolder } from "../../source/root-file.ts";
import { allowUrlOption, type DeclareCommand, QUIET, SPEC } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { count } from "../report-problems.ts";
import type { Terminal } from "../terminal.ts";

interface ReleaseOptions {
  readonly spec: string;
  readonly allowBreaking?: string;
  readonly allowUrl?: readonly URL[];
}

const HELP = `
Examples:
  $ zstack-openapi release 4.6.0
  $ zstack-openapi release 4.6.0 --allow-breaking "no server ever sent the field"
  $ zstack-openapi release 4.6.0 --allow-url https://example.com/specs/

Breaking changes belong to a version whose first number is new, unless --allow-breaking says why not; the reason is
kept in the release.

Exit codes: 0 done, 1 the spec is invalid or breaks what the last release promised, 2 wrong usage, 70 a bug of ours.`;

export const declareRelease: DeclareCommand = (program, action) => {
  program
    .command("release")
    .description("freeze the spec as a release, from which history is computed")
    .argument("<version>", "the new version, greater than all before: 4.6.0")
    .option(...SPEC)
    .option("--allow-breaking <reason>", "freeze breaking changes under this version all the same")
    .addOption(allowUrlOption())
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(release));
};

/** Writes `releases/<version>.json` beside the spec: the bundled document with that version. */
async function release(
  { spec, allowBreaking, allowUrl }: ReleaseOptions,
  terminal: Terminal,
  [version = ""]: readonly string[],
): Promise<ExitCode> {
  const [sources, { readModel, readUrls }, versions] = await Promise.all([
    import("../../source/spec-source.ts"),
    import("../../source/read-model.ts"),
    import("../../diff/version.ts"),
  ]);
  if (!sources.VERSION.test(version))
    throw new UsageError(`"${version}" is no version. Write it as in 4.6.0.`);
  if (allowBreaking?.trim() === "") throw new UsageError("--allow-breaking needs a reason.");
  const now = sources.onDisk(spec);
  const releases = sources.releaseVersions(spec);
  const last = releases.at(-1);
  if (last !== undefined && versions.compareVersions(version, last) <= 0) {
    throw new UsageError(
      versions.compareVersions(version, last) === 0 || releases.includes(version)
        ? `The release ${version} exists already, and releases do not change. The next version is greater than ${last}.`
        : `${version} is not greater than the last release, ${last}.`,
    );
  }
  const readUrl = await readUrls(spec, allowUrl);
  const model = await readModel(spec, readUrl);
  if (last !== undefined && !versions.mayBreak(last, version) && allowBreaking === undefined) {
    const broken = await breakingSince(sources.releaseSource(last, spec), now, readUrl);
    if (broken.length > 0) {
      for (const line of broken) terminal.out(printable(line));
      terminal.error(
        shown`${count(broken.length, "breaking change")} since ${printable(last)}. Choose a version with a new first number, or say why with --allow-breaking "reason".`,
      );
      return EXIT.findings;
    }
  }
  const { renderDocument } = await import("../../generate/package/document.ts");
  const { replaceFiles } = await import("../../output/replace-files.ts");
  const text = renderDocument(frozen(model.document, version, allowBreaking));
  const file = sources.releaseFile(spec, version);
  await replaceFiles(specFolder(spec), new Map([[file, text]]));
  terminal.out(printable(toPosix(file)));
  if (model.version !== version) {
    terminal.note(
      shown`The spec still says info.version ${printable(model.version)}; set it to ${printable(version)} if this is what it is now.`,
    );
  }
  return EXIT.ok;
}

async function breakingSince(
  before: import("../../source/spec-source.ts").SpecSource,
  now: import("../../source/spec-source.ts").SpecSource,
  readUrl: ReadUrl | undefined,
): Promise<string[]> {
  const [{ readPair }, { diff, severityOf }] = await Promise.all([
    import("../../source/read-pair.ts"),
    import("../../diff/judge.ts"),
  ]);
  const { base, head } = await readPair(before, now, readUrl);
  return diff(base.model, head.model)
    .changes.filter((change) => severityOf(change) === "breaking")
    .map(({ message, id, operationIds }) => `${message.en} [${id}] ${operationIds.join(", ")}`.trim());
}

function frozen(document: JsonObject, version: string, reason: string | undefined): JsonObject {
  const info = document.info as JsonObject;
  const kept = reason === undefined ? {} : { "x-release": { allowBreaking: reason.trim() } };
  return { ...document, info: { ...info, version }, ...kept };
}
