/**
 * Figures on shared machines drift while they are taken. So contenders take turns, round after round, and what is
 * compared is what they did within the same round: each round gives one ratio, and their median is reported.
 */
import { setImmediate } from "node:timers/promises";

/** Who is compared, and how to take one figure of it. */
export interface Entrant {
  readonly name: string;
  measure(): number | Promise<number>;
}

/** What the rounds gave. */
export interface Standing {
  readonly name: string;
  readonly median: number;
  /** Of this entrant's figure to that of the reference in the same round. */
  readonly ratio: number;
  /** Between which ratios the middle half of the rounds lies: how far to trust `ratio`. */
  readonly spread: readonly [low: number, high: number];
}

/** Lets every entrant be measured once in each round; those that only warm things up do not count. */
export async function takeTurns(
  entrants: readonly Entrant[],
  reference: string,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Standing[]> {
  const figures = entrants.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round++) {
    for (let turn = 0; turn < entrants.length; turn++) {
      // Each round begins with the next of them: one may leave garbage for its successor to collect.
      const index = (turn + round + warmUp) % entrants.length;
      // What the platform does when objects are gone, it does when the event loop turns, which it does not in memory.
      await setImmediate();
      const figure = await entrants[index]!.measure();
      if (round >= 0) figures[index]!.push(figure);
    }
  }
  const base = figures[entrants.findIndex(({ name }) => name === reference)]!;
  return entrants.map(({ name }, index) => {
    const own = figures[index]!;
    const ratios = own.map((figure, round) => figure / base[round]!);
    return {
      name,
      median: median(own),
      ratio: quantile(ratios, 0.5),
      spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    };
  });
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]!;
}
