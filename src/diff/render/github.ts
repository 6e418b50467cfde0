import type { Location } from "../../load/problem.ts";
import type { Locale } from "../../model/model.ts";
import { severityOf } from "../judge.ts";
import type { Report } from "../report.ts";
import type { Verdict } from "../rule.ts";

/** What GitHub is to show beside a line of a pull request. */
export interface ChangeAnnotation {
  readonly level: "error" | "warning" | "notice";
  readonly location: Location;
  readonly title: string;
  readonly message: string;
}

const LEVELS: Readonly<Record<Verdict, ChangeAnnotation["level"]>> = {
  breaking: "error",
  warning: "warning",
  compatible: "notice",
  none: "notice",
};

/** Every change at its line; what is gone at the nearest place that is left. Words about words are left out. */
export function annotationsOf({ changes }: Report, locale: Locale): ChangeAnnotation[] {
  return changes
    .filter(({ id }) => id !== "documentation-changed")
    .map((change) => {
      const verdicts = `wire: ${change.wire}, client: ${change.client}`;
      const operations = change.operationIds.length > 0 ? ` ${change.operationIds.join(", ")}` : "";
      return {
        level: LEVELS[severityOf(change)],
        location: change.nearest,
        title: change.id,
        message: `${change.message[locale]} (${verdicts})${operations}`,
      };
    });
}
