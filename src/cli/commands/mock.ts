import { type DeclareCommand, QUIET, SPEC } from "../command.ts";
import { UsageError } from "../errors.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { interrupted } from "../interrupted.ts";
import { readModel } from "../read-model.ts";
import type { Terminal } from "../terminal.ts";

interface MockOptions {
  readonly spec: string;
  readonly port: string;
  readonly host: string;
}

const HELP = `
Examples:
  $ zstack-openapi mock
  $ zstack-openapi mock --port 0                       # prints the address it took
  $ zstack-openapi mock --spec my/openapi.yaml --port 9000

Prints its address on stdout. Sessions and jobs are kept in memory and end with the process.`;

export const declareMock: DeclareCommand = (program, action) => {
  program
    .command("mock")
    .description("serve the spec as a management node to try calls against")
    .option(...SPEC)
    .option("--port <number>", "where to listen; 0 takes a free port", "8080")
    .option("--host <address>", "who may connect: by default only this machine", "127.0.0.1")
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(mock));
};

/** Serves the spec as a management node, until the process is interrupted. */
async function mock(options: MockOptions, terminal: Terminal): Promise<ExitCode> {
  const port = readPort(options.port);
  const [model, { createMock }, { serve }] = await Promise.all([
    readModel(options.spec),
    import("../../mock/mock.ts"),
    import("../../mock/serve.ts"),
  ]);
  const node = createMock(model);
  const served = await serve(node, { host: options.host, port }).catch((error: Error) => {
    throw new UsageError(
      `Cannot listen on ${options.host}:${port}: ${error.message}. Choose another with --port.`,
    );
  });
  terminal.out(served.url);
  terminal.note(`account ${node.account.name}, password ${node.account.password}; Ctrl-C ends.`);
  await interrupted();
  await served.close();
  return EXIT.ok;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port ${text} is no port. Give a number up to 65535; 0 takes a free one.`);
  return port;
}
