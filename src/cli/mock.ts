import { UsageError } from "./errors.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { interrupted } from "./interrupted.ts";
import { readModel } from "./read-model.ts";
import type { Terminal } from "./terminal.ts";

export interface MockCommandOptions {
  readonly spec: string;
  readonly port: string;
  readonly host: string;
}

/** Serves the spec as a management node, until the process is interrupted. */
export async function mock(options: MockCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const port = readPort(options.port);
  const [model, { createMock }, { serve }] = await Promise.all([
    readModel(options.spec),
    import("../mock/mock.ts"),
    import("../mock/serve.ts"),
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
