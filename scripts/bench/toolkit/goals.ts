/** What `generate` and its output are to be: figures of the project's own, next to which what was measured is printed as it is. */

/** A limit, and whether it was kept. */
export interface Goal {
  readonly limit: number;
  readonly unit: string;
}

export const GENERATE: Goal = { limit: 0.8, unit: "× orval" };
export const MEMORY: Goal = { limit: 400, unit: "MB" };
export const WATCH: Goal = { limit: 0.1, unit: "× orval" };
export const TYPE_CHECK: Goal = { limit: 1.2, unit: "× an empty program" };
export const UNCHANGED: Goal = { limit: 0.3, unit: "s" };

/** `at most 0.8 × orval: not met` */
export function goalCell({ limit, unit }: Goal, measured: number): string {
  return `at most ${limit} ${unit}: ${measured <= limit ? "met" : "**not met**"}`;
}
