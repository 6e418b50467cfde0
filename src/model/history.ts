import type { Text } from "./model.ts";

/** What changed for an operation, the oldest release first and the working tree last. */
export type OperationHistory = readonly HistoryEntry[];

/** The history of every operation that ever changed, by operationId. */
export type History = ReadonlyMap<string, OperationHistory>;

export interface HistoryEntry {
  /** The release that brought the changes; `undefined` when none has yet. */
  readonly release: string | undefined;
  readonly changes: readonly HistoryChange[];
}

export interface HistoryChange {
  /** The rule that judged it. */
  readonly id: string;
  readonly breaking: boolean;
  readonly message: Text;
}
