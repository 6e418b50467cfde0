import { printable, shown } from "../../escape/terminal.ts";
import { contentsOf } from "../../generate/contents.ts";
import type { History } from "../../model/history.ts";
import type { AddFile } from "../../output/output-folder.ts";
import { UsageError } from "../../source/errors.ts";
import { beginReading, readModel, readUrls } from "../../source/read-model.ts";
import { allowUrlOption, type DeclareCommand, QUIET, SPEC } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { interrupted } from "../interrupted.ts";
import { announced, noteWritten, refuseHome } from "../output-notes.ts";
import { readPort } from "../port.ts";
import type { Terminal } from "../terminal.ts";

interface DocsOptions {
  readonly spec: string;
  readonly out: string;
  readonly serve?: boolean;
  readonly port?: string;
  readonly host?: string;
  readonly target?: string;
  readonly allowUrl?: readonly URL[];
}

const HELP = `
Examples:
  $ zstack-openapi docs                                # then open site/index.html
  $ zstack-openapi docs --spec my/openapi.yaml --out public/api
  $ zstack-openapi docs --allow-url https://example.com/specs/
  $ zstack-openapi docs --serve                        # and try calls on its pages, against a mock
  $ zstack-openapi docs --serve --target https://10.0.0.10:8443

The site is static: any web server can serve it, and it can be read from a folder as well. With --serve nothing is
written: it prints the site's address on stdout, and each operation's page can then make its call, to a mock in the
same process or through it to the one management node that --target names. Only this machine can connect unless
--host says otherwise. A self-signed target needs NODE_EXTRA_CA_CERTS=/path/to/ca.pem.

Exit codes: 0 done, 1 the spec is invalid or the folder cannot be written, 2 wrong usage, 70 a bug of ours.`;

const HOST = "127.0.0.1";
const PORT = "4000";

export const declareDocs: DeclareCommand = (program, action) => {
  program
    .command("docs")
    .description("write the reference as a site, in English and Chinese")
    .option(...SPEC)
    .option("--out <folder>", "the folder of the site, changed as a whole or not at all", "site")
    .option("--serve", "serve the site here, with a console on the page of each operation")
    .option("--port <number>", `where to listen, with --serve; 0 takes a free port (default: ${PORT})`)
    .option("--host <address>", `who may connect, with --serve (default: ${HOST}, this machine alone)`)
    .option("--target <url>", "a management node that consoles may call, with --serve")
    .addOption(allowUrlOption())
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(docs));
};

/** Writes the site, or serves it. */
async function docs(options: DocsOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.serve) return serve(options, terminal);
  for (const name of ["port", "host", "target"] as const)
    if (options[name] !== undefined) throw new UsageError(`--${name} needs --serve beside it.`);
  return write(options, terminal);
}

/** Serves the site with its consoles, until the process is interrupted. */
async function serve(options: DocsOptions, { out, note }: Terminal): Promise<ExitCode> {
  const listen = { host: options.host ?? HOST, port: readPort(options.port ?? PORT) };
  const [model, history, { startDocs }] = await Promise.all([
    readModel(options.spec, await readUrls(options.spec, options.allowUrl)),
    historyOf(options.spec),
    import("../serve-docs.ts"),
  ]);
  const { served, behind } = await startDocs({ model, history }, listen, options.target);
  const asked = interrupted();
  out(printable(served.url));
  for (const line of behind) note(printable(line));
  if (!/^(127\.|::1$|localhost$)/.test(listen.host))
    note(
      shown`Others can reach it: whoever connects can make calls from here, with credentials of their own.`,
    );
  note(shown`Ctrl-C ends.`);
  await asked;
  await served.close();
  return EXIT.ok;
}

async function historyOf(spec: string): Promise<History> {
  const { readHistory } = await import("../../source/read-releases.ts");
  return readHistory(spec);
}

/** Writes the site of a spec. */
async function write({ spec, out, allowUrl }: DocsOptions, terminal: Terminal): Promise<ExitCode> {
  const start = performance.now();
  refuseHome(out, spec, "site");
  const [{ model, sound }, history, { siteFiles }, sources, { fillOutput }] = await Promise.all([
    beginReading(spec, await readUrls(spec, allowUrl)),
    historyOf(spec),
    import("../../docs/html/site.ts"),
    import("../../generate/site-sources.ts").then(({ siteSources }) => siteSources()),
    import("../../output/output-folder.ts"),
  ]);
  const fill = async (add: AddFile): Promise<void> => {
    try {
      for (const [name, text] of siteFiles(model, { ...sources, history })) await add(name, text);
    } finally {
      // What is wrong with the spec matters more than what came of it.
      await sound;
    }
  };
  const { stale, files } = await fillOutput(out, fill, announced(out, terminal));
  const contents = contentsOf(model, files);
  noteWritten(out, { contents, stale, milliseconds: performance.now() - start }, terminal);
  return EXIT.ok;
}
