import { type Entrant, median, takeTurns } from "../rounds.ts";
import type { Run } from "./measured-run.ts";

/** Who is compared by what whole runs take. */
export interface Contestant {
  readonly name: string;
  run(): Promise<Run>;
}

/** What the runs took: medians, and ratios to the reference in the same round. */
export interface Outcome extends Run {
  readonly name: string;
  readonly ratio: number;
  readonly spread: readonly [low: number, high: number];
  /** Of the medians, for processors are shared with others and their time is not. */
  readonly cpuRatio: number;
}

/** Lets all run in turn, round after round, after one that does not count. */
export async function compete(
  contestants: readonly Contestant[],
  reference: string,
  rounds: number,
): Promise<Outcome[]> {
  const runs = new Map<string, Run[]>(contestants.map(({ name }) => [name, []]));
  const entrants = contestants.map(
    ({ name, run }): Entrant => ({
      name,
      measure: async () => {
        process.stderr.write(`${name} …\n`);
        const taken = await run();
        runs.get(name)!.push(taken);
        return taken.seconds;
      },
    }),
  );
  const standings = await takeTurns(entrants, reference, { rounds, warmUp: 1 });
  const medianOf = (name: string, part: (run: Run) => number) => median(runs.get(name)!.slice(1).map(part));
  return standings.map(({ name, median: seconds, ratio, spread }) => {
    const cpuSeconds = medianOf(name, (run) => run.cpuSeconds);
    return {
      name,
      seconds,
      ratio,
      spread,
      cpuSeconds,
      cpuRatio: cpuSeconds / medianOf(reference, (run) => run.cpuSeconds),
      peakMegabytes: medianOf(name, (run) => run.peakMegabytes),
    };
  });
}
