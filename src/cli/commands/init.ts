import path from "node:path";
import { shellWord } from "../../escape/shell.ts";
import { printable, printableJson, shown } from "../../escape/terminal.ts";
import { TOOLKIT, toolkitManifest } from "../../generate/toolkit-sources.ts";
import type { NewRepository } from "../../init/new-repository.ts";
import { toPosix } from "../../source/posix-path.ts";
import { type DeclareCommand, QUIET } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { count } from "../report-problems.ts";
import type { Terminal } from "../terminal.ts";

interface InitOptions {
  readonly name?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const HELP = `
Examples:
  $ zstack-openapi init                                # here
  $ zstack-openapi init my-spec
  $ zstack-openapi init my-spec --name @example/zstack-spec
  $ zstack-openapi init my-spec --dry-run              # only list the files

Writes the spec that comes with the toolkit, the client package that generate makes of it, package.json with
npm run check and the daily work, workflows for GitHub, and a README. No file is overwritten: package.json gets what it
lacks, and nothing is written when another file is there that says something else.

Exit codes: 0 done, 1 files are in the way or cannot be written, 2 wrong usage, 70 a bug of ours.`;

export const declareInit: DeclareCommand = (program, action) => {
  program
    .command("init")
    .description("begin a spec repository of your own")
    .argument("[folder]", "where it shall be", ".")
    .option("--name <name>", "its name in package.json (default: the folder's)")
    .option("--dry-run", "write nothing; print the files that would be written")
    .option("--json", "print the files, and how to install, as JSON")
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(init));
};

/** Writes a spec repository that passes its own checks. */
async function init(
  { name, dryRun, json }: InitOptions,
  terminal: Terminal,
  [folder = "."]: readonly string[],
): Promise<ExitCode> {
  const [{ newRepository }, { toolkitOrigin }] = await Promise.all([
    import("../../init/new-repository.ts"),
    import("../../init/toolkit-origin.ts"),
  ]);
  const repository = await newRepository(folder, name, dryRun);
  if (!dryRun) await repository.write();
  const install = installCommand(repository, toolkitOrigin(TOOLKIT));
  if (json) {
    const { files, missing } = repository;
    terminal.out(
      printableJson(
        JSON.stringify({ folder, name: repository.name, files, written: missing, install }, null, 2),
      ),
    );
  } else if (dryRun) {
    for (const file of repository.missing) terminal.out(printable(path.join(folder, file)));
  }
  if (!dryRun) tellNext(folder, repository, install, terminal);
  return EXIT.ok;
}

/** A toolkit that no registry gave is installed from where it came, in place of its version. */
function installCommand({ devDependencies }: NewRepository, origin: string | undefined): string {
  const { name, version } = toolkitManifest();
  const isOurs = devDependencies[name] === version;
  return origin === undefined || !isOurs
    ? "npm install"
    : `npm install --save-dev ${shellWord(toPosix(origin))}`;
}

function tellNext(
  folder: string,
  { name, files, missing }: NewRepository,
  install: string,
  { note, colors }: Terminal,
): void {
  const change =
    missing.length === 0 ? shown`nothing changed` : shown`${count(missing.length, "file")} written`;
  note(
    shown`${colors.green(shown`✓`)} ${printable(folder)}: ${printable(name)}, ${count(files.length, "file")}; ${change}`,
  );
  const steps: readonly (readonly [command: string, remark: string])[] = [
    ...(path.relative("", folder) === "" ? [] : [[`cd ${shellWord(toPosix(folder))}`, ""] as const]),
    [install, ""],
    ["npm run check", ""],
    ["npx zstack-openapi import page.txt", "# the next operation, from a page of the API Explorer"],
  ];
  note(shown`Next:`);
  for (const [command, remark] of steps)
    note(
      shown`  ${printable(command)}${remark === "" ? shown`` : shown`  ${colors.dim(printable(remark))}`}`,
    );
}
