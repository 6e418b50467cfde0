import { printable, shown } from "../../escape/terminal.ts";
import type { Scenario } from "../../mock/scenario/scenario.ts";
import type { ApiModel } from "../../model/model.ts";
import { InputError, UsageError } from "../../source/errors.ts";
import { readModel, readUrls } from "../../source/read-model.ts";
import { allowUrlOption, type DeclareCommand, QUIET, SPEC } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { interrupted } from "../interrupted.ts";
import { orTaken, readPort } from "../port.ts";
import type { Terminal } from "../terminal.ts";

interface MockOptions {
  readonly spec: string;
  readonly port: string;
  readonly host: string;
  readonly scenario?: string;
  readonly seed?: string;
  readonly offset?: string;
  readonly allowUrl?: readonly URL[];
}

const HELP = `
Examples:
  $ zstack-openapi mock
  $ zstack-openapi mock --port 0                       # prints the address it took
  $ zstack-openapi mock --spec my/openapi.yaml --port 9000
  $ zstack-openapi mock --allow-url https://example.com/specs/
  $ zstack-openapi mock --scenario lost-answers        # one that is ready
  $ zstack-openapi mock --scenario my-trouble.yaml

Prints its address on stdout, the account and the access key that may call on stderr. Sessions, jobs and resources
are kept in memory and end with the process.

Ready scenarios:
  slow-jobs         jobs take five seconds, every fourth half a minute
  failing-jobs      every third call that changes something fails
  expired-sessions  every fourth call finds its session expired
  lost-answers      calls are carried out, but their answers are lost or cut
  busy              every other call is one too many: 429
  gateway           a gateway shows its own pages: 502, 504
  wrong-host        jobs are said to be at an address that no client can reach
  gson-numbers      numbers as 8.589934592E9 and 1.0
  bad-day           a little of everything, as the seed decides

A scenario is a YAML file with a list of rules. All that apply to a request have their effect:
  rules:
    - operations: [CreateVm*]              # which: all by default
      where: { name: "web-*" }             # params that must be so
      after: 1                             # when: not the first one, but
      first: 2                             # the two that follow; also every: n, probability: 0.1
      job: { polls: 5 }                    # what: how long the job runs, or { milliseconds: 2000 }
      error: { code: SYS.1006, details: no room }
    - on: poll                             # polls of jobs, counted for each
      first: 1
      lose: reset                          # closed, truncated, truncated-chunks, stalled, silent
      delay: { milliseconds: 200 }
    - answer: { status: 429 }              # in the node's place; body and headers may be given
      carriedOut: true                     # although another answer is given, or none arrives
Further effects: session: expired | ends; location: http://10.0.0.9:8080; numbers: gson;
payload: { set: { state: Stopped }, remove: [hostUuid] }. docs/mock.md of zstack-openapi has them all.

Exit codes: 0 done, 1 the spec or the scenario is invalid, 2 wrong usage, 70 a bug of ours.`;

export const declareMock: DeclareCommand = (program, action) => {
  program
    .command("mock")
    .description("serve the spec as a management node to try calls against")
    .option(...SPEC)
    .option("--port <number>", "where to listen; 0 takes a free port", "8080")
    .option("--host <address>", "who may connect: by default only this machine", "127.0.0.1")
    .option("--scenario <file>", "what shall go wrong: a file, or the name of a ready scenario")
    .option("--seed <text>", "nodes with the same seed give the same answers to the same calls")
    .option("--offset <offset>", "the node's UTC offset, such as +08:00; by default this machine's")
    .addOption(allowUrlOption())
    .option(...QUIET)
    .addHelpText("after", HELP)
    .action(action(mock));
};

/** Serves the spec as a management node, until the process is interrupted. */
async function mock(options: MockOptions, terminal: Terminal): Promise<ExitCode> {
  const port = readPort(options.port);
  checkOffset(options.offset);
  const [model, { createMock }, { serve }] = await Promise.all([
    readModel(options.spec, await readUrls(options.spec, options.allowUrl)),
    import("../../mock/mock.ts"),
    import("../../mock/serve.ts"),
  ]);
  const scenario = options.scenario === undefined ? undefined : await readScenario(options.scenario, model);
  const { seed, offset } = options;
  const node = createMock(model, { scenario, seed, offset });
  const listen = { host: options.host, port };
  const served = await serve(node, listen).catch(orTaken(listen));
  const asked = interrupted();
  terminal.out(printable(served.url));
  const { account, accessKey } = node;
  terminal.note(shown`${printable(`account ${account.name}, password ${account.password}`)}; Ctrl-C ends.`);
  terminal.note(printable(`access key ${accessKey.id}, secret ${accessKey.secret}`));
  if (scenario !== undefined) terminal.note(printable(`scenario ${options.scenario}: ${tell(scenario)}`));
  await asked;
  await served.close();
  return EXIT.ok;
}

function checkOffset(offset: string | undefined): void {
  if (offset === undefined || /^([+-](0\d|1[0-8]):[0-5]\d|Z)$/.test(offset)) return;
  throw new UsageError(`--offset ${offset} is no UTC offset. Write it like +08:00, -03:30 or Z.`);
}

async function readScenario(nameOrFile: string, { operations }: ApiModel): Promise<Scenario> {
  const { openScenario, noScenario } = await import("../../mock/scenario/open.ts");
  const operationIds = operations.map(({ operationId }) => operationId);
  const read = openScenario(nameOrFile, operationIds);
  if (read === undefined) throw new UsageError(noScenario(nameOrFile));
  if (read.problem !== undefined) throw new InputError([read.problem]);
  return read.scenario;
}

function tell({ description, rules }: Scenario): string {
  return description ?? `${rules.length} ${rules.length === 1 ? "rule" : "rules"}`;
}
