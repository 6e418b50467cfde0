import type { History, HistoryEntry } from "../model/history.ts";
import type { ApiModel } from "../model/model.ts";
import { type Change, diff, severityOf } from "./judge.ts";

/** Two states of a spec, one after the other. */
export interface Step {
  readonly base: ApiModel;
  readonly head: ApiModel;
  /** The release that `head` is; `undefined` for the working tree. */
  readonly release: string | undefined;
}

/** All that changed from one state to the next; mere words are left out. */
export interface StepChanges {
  readonly release: string | undefined;
  readonly changes: readonly Change[];
}

/** What every step changed, in the order given. Steps that changed nothing are left out. */
export function changesOf(steps: readonly Step[]): StepChanges[] {
  return steps
    .map(({ base, head, release }) => ({
      release,
      changes: diff(base, head).changes.filter(({ id }) => id !== "documentation-changed"),
    }))
    .filter(({ changes }) => changes.length > 0);
}

/** The history of every operation, as its page tells it. */
export function operationHistory(steps: readonly Step[]): History {
  const history = new Map<string, HistoryEntry[]>();
  for (const { release, changes } of changesOf(steps)) {
    const ids = [...new Set(changes.flatMap(({ operationIds }) => operationIds))].sort();
    for (const operationId of ids) {
      const own = changes.filter(({ operationIds }) => operationIds.includes(operationId));
      const entry: HistoryEntry = {
        release,
        changes: own.map((change) => ({
          id: change.id,
          breaking: severityOf(change) === "breaking",
          message: change.message,
        })),
      };
      history.set(operationId, [...(history.get(operationId) ?? []), entry]);
    }
  }
  return history;
}
