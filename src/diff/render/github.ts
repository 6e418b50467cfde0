import type { Locale } from "../../model/model.ts";
import { severityOf } from "../judge.ts";
import type { Report } from "../report.ts";
import type { Verdict } from "../rule.ts";

const LEVELS: Readonly<Record<Verdict, string>> = {
  breaking: "error",
  warning: "warning",
  compatible: "notice",
  none: "notice",
};

/**
 * Workflow commands that GitHub shows beside the lines of a pull request. What is gone is shown at the nearest place
 * that is left. Words about words are left out.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub({ changes }: Report, locale: Locale): string {
  return changes
    .filter(({ id }) => id !== "documentation-changed")
    .map((change) => {
      const { file, line, column } = change.nearest;
      const properties = Object.entries({ file, line, col: column, title: change.id })
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
        .join(",");
      const verdicts = `wire: ${change.wire}, client: ${change.client}`;
      const operations = change.operationIds.length > 0 ? ` ${change.operationIds.join(", ")}` : "";
      const text = `${change.message[locale]} (${verdicts})${operations}`;
      return `::${LEVELS[severityOf(change)]} ${properties}::${escapeData(text)}`;
    })
    .join("\n");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
