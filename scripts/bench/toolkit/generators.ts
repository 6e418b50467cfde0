/**
 * How long `generate` takes next to other generators, with the other commands beside it. All read the same document on
 * the same Node, in turn, each run a process of its own; what counts is the ratio, for machines differ.
 */
import path from "node:path";
import { printTable, ratioCell, whole } from "../table.ts";
import { CLI } from "./cli.ts";
import { type Contestant, compete, type Outcome } from "./contest.ts";
import { GENERATE, goalCell, MEMORY, UNCHANGED, WATCH } from "./goals.ts";
import { type Input, openInput } from "./input.ts";
import { run } from "./measured-run.ts";
import { installedPeers, type Peer, REFERENCE } from "./peers.ts";
import { startWatch } from "./watch.ts";

const FRESH = "generate";
const NOTHING_CHANGED = "generate, nothing changed";
const ONE_EDIT = "generate --watch, one field edited";

export interface ToolkitOptions {
  /** Default: a made-up API as large as the whole of ZStack's. */
  readonly spec: string | undefined;
  readonly rounds: number;
}

/** All generators and commands. */
export async function measureGenerators(options: ToolkitOptions): Promise<void> {
  await measure(options, "Generators", (input, peers) => [
    ...ours(input),
    ...peers.map((peer) => peerAs(peer, input)),
    ...otherCommands(input),
  ]);
}

/** An edit while `generate --watch` runs, next to the reference alone. */
export async function measureWatch(options: ToolkitOptions): Promise<void> {
  await measure(options, "Watch", (input, peers) =>
    peers.filter(({ name }) => name === REFERENCE).map((peer) => peerAs(peer, input)),
  );
}

async function measure(
  { spec, rounds }: ToolkitOptions,
  heading: string,
  contestants: (input: Input, peers: readonly Peer[]) => readonly Contestant[],
): Promise<void> {
  const peers = installedPeers();
  const input = openInput(spec);
  try {
    const all = contestants(input, peers);
    const watch = await startWatch(input);
    const edit: Contestant = {
      name: ONE_EDIT,
      // What an edit takes of the processor, only the process itself could tell.
      run: async () => ({ seconds: await watch.edit(), cpuSeconds: Number.NaN, peakMegabytes: Number.NaN }),
    };
    const outcomes = await compete([edit, ...all], REFERENCE, rounds).catch(async (error: unknown) => {
      await watch.stop();
      throw error;
    });
    const { peakMegabytes } = await watch.stop();
    printTable(
      heading,
      `On ${input.name}. Whole processes in turn, ${rounds} rounds after one that does not count: medians, ` +
        "ratios within a round (the middle half of them), output written anew each time except where it says so. " +
        "CPU: user and system time of all threads and Node processes. " +
        "Memory: the largest resident set of each Node process, added up; for --watch over all edits.",
      ["", "seconds", "ratio to orval", "CPU seconds", "ratio to orval", "peak MB", "goal"],
      outcomes.map((outcome) => rowOf(outcome.name === ONE_EDIT ? { ...outcome, peakMegabytes } : outcome)),
    );
  } finally {
    input.remove();
  }
}

function rowOf({ name, seconds, ratio, spread, cpuSeconds, cpuRatio, peakMegabytes }: Outcome): string[] {
  const cpu = Number.isNaN(cpuSeconds) ? ["", ""] : [cpuSeconds.toFixed(2), cpuRatio.toFixed(2)];
  const goals: Readonly<Record<string, readonly string[]>> = {
    [FRESH]: [goalCell(GENERATE, ratio), goalCell(MEMORY, peakMegabytes)],
    [NOTHING_CHANGED]: [goalCell(UNCHANGED, seconds)],
    [ONE_EDIT]: [goalCell(WATCH, ratio)],
  };
  return [
    name,
    seconds.toFixed(2),
    ratioCell(ratio, spread),
    ...cpu,
    whole(peakMegabytes),
    (goals[name] ?? []).join("; "),
  ];
}

function ours(input: Input): Contestant[] {
  const spec = input.write("openapi.json", input.document);
  const kept = path.join(input.folder, "kept");
  return [
    command(FRESH, input, (out) => ["generate", "--spec", spec, "--out", out]),
    // The round that does not count writes it.
    command(NOTHING_CHANGED, input, () => ["generate", "--spec", spec, "--out", kept]),
  ];
}

function otherCommands(input: Input): Contestant[] {
  const spec = input.write("openapi.json", input.document);
  const head = input.write("head.json", withoutOneOperation(input));
  return [
    command("docs", input, (out) => ["docs", "--spec", spec, "--out", out]),
    // Findings are what it is for.
    command("lint", input, () => ["lint", spec], [0, 1]),
    command("diff, one operation gone", input, () => ["diff", spec, head, "--fail-on", "none"]),
  ];
}

function command(
  name: string,
  input: Input,
  argsFor: (out: string) => readonly string[],
  exitCodes?: readonly number[],
): Contestant {
  return {
    name,
    run: () =>
      intoNewFolder(input, (out) =>
        run([CLI, ...argsFor(out)], { cwd: input.folder, ...(exitCodes && { exitCodes }) }),
      ),
  };
}

function peerAs({ name, args }: Peer, input: Input): Contestant {
  const spec = input.write("openapi.json", input.document);
  return {
    name,
    run: () => intoNewFolder(input, (out) => run(args(spec, out), { cwd: input.folder })),
  };
}

let folders = 0;

/**
 * Each run has a folder of its own, and all of them go at the very end: some file systems take long to make files for as
 * long as they remember others that were removed.
 */
function intoNewFolder<T>(input: Input, work: (out: string) => Promise<T>): Promise<T> {
  return work(path.join(input.folder, `out-${++folders}`));
}

function withoutOneOperation({ document }: Input): unknown {
  const items = Object.entries(document.paths);
  return { ...document, paths: Object.fromEntries(items.toSpliced(Math.floor(items.length / 2), 1)) };
}
