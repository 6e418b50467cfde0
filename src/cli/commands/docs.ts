import { type DeclareCommand, QUIET, SPEC } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { beginReading } from "../read-model.ts";
import { noteWritten, refuseHome, replaceFolder } from "../replace-folder.ts";
import type { Terminal } from "../terminal.ts";

interface DocsOptions {
  readonly spec: string;
  readonly out: string;
}

const HELP = `
Examples:
  $ zstack-openapi docs                                # then open site/index.html
  $ zstack-openapi docs --spec my/openapi.yaml --out public/api

The site is static: any web server can serve it, and it can be read from a folder as well.
Exit codes: 0 done, 1 the spec is invalid or the folder cannot be written, 2 wrong usage, 70 a bug of ours.`;

export const declareDocs: DeclareCommand = (program, action) => {
  program
    .command("docs")
    .description("write the reference as a site, in English and Chinese")
    .option(...SPEC)
    .option("--out <folder>", "the folder of the site, replaced as a whole", "site")
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(docs));
};

/** Writes the site of a spec. */
async function docs({ spec, out }: DocsOptions, terminal: Terminal): Promise<ExitCode> {
  const start = performance.now();
  refuseHome(out, spec, "site");
  const [{ model, sound }, { renderSite }, sources] = await Promise.all([
    beginReading(spec),
    import("../../docs/html/site.ts"),
    import("../site-sources.ts").then(({ siteSources }) => siteSources()),
  ]);
  let files: Map<string, string>;
  try {
    files = renderSite(model, sources);
  } finally {
    // What is wrong with the spec matters more than what came of it.
    await sound;
  }
  const { stale } = replaceFolder(out, files);
  noteWritten(out, model, { stale, total: files.size, start }, terminal);
  return EXIT.ok;
}
