import { formatLocation } from "../../load/problem.ts";
import type { Locale } from "../../model/model.ts";
import { severityOf } from "../judge.ts";
import type { Frame, LocatedChange, Report } from "../report.ts";
import { VERDICTS, type Verdict, worse } from "../rule.ts";
import { aside, countsOf, type Group, groupsOf, groupTitle, say, verdictsText } from "./words.ts";

/** Lets a workflow find the comment it wrote before. */
const MARKER = "<!-- zstack-openapi diff -->";

/** GitHub refuses longer comments. */
const MAX_LENGTH = 60_000;

/** The report as a comment on a pull request: the verdict first, then each operation, its details folded away. */
export function renderMarkdown(report: Report, locale: Locale): string {
  const { summary } = report;
  const head = [MARKER, `## ${say("title", locale)}`, ""];
  if (report.changes.length === 0) return `${[...head, say("noChanges", locale)].join("\n")}\n`;
  const row = (who: "wire" | "client") =>
    `| ${say(who, locale)} | ${BADGES[summary[who]]} ${say(summary[who], locale)} |`;
  head.push("| | |", "| --- | --- |", row("wire"), row("client"), "", countsOf(report, locale), "");

  const words = report.changes.filter(({ id }) => id === "documentation-changed");
  const parts = groupsOf(report.changes.filter(({ id }) => id !== "documentation-changed")).map((group) =>
    renderGroup(group, locale),
  );
  if (words.length > 0) {
    parts.push(
      folded(
        `${BADGES.none} ${say("documentation", locale)} (${words.length})`,
        words.map((change) => `- ${changeLine(change, locale)}`),
      ),
    );
  }
  return `${[...head, ...fitting(parts, locale)].join("\n")}\n`;
}

const BADGES: Readonly<Record<Verdict, string>> = {
  breaking: "❌",
  warning: "⚠️",
  compatible: "✅",
  none: "📝",
};

function renderGroup(group: Group, locale: Locale): string {
  const worst = group.changes.reduce<Verdict>(
    (verdict, change) => worse(verdict, severityOf(change)),
    "none",
  );
  const title = `${BADGES[worst]} <b>${escapeHtml(groupTitle(group, locale))}</b> · ${group.changes.length}`;
  const lines = group.changes.flatMap((change) => [
    `- ${BADGES[severityOf(change)]} ${changeLine(change, locale)}`,
    `  <br>${escapeText(change.why[locale])}`,
    ...codeFrame(change).map((line) => `  ${line}`),
  ]);
  if (group.operationIds.length > 1) {
    const ids = group.operationIds.map((id) => code(id)).join(", ");
    lines.unshift(`${say("operations", locale)}: ${ids}`, "");
  }
  return folded(title, lines, VERDICTS.indexOf(worst) >= VERDICTS.indexOf("warning"));
}

function changeLine(change: LocatedChange, locale: Locale): string {
  const verdicts = aside(verdictsText(change, locale), locale);
  return `${escapeText(change.message[locale])}${verdicts} ${code(change.id)} ${code(formatLocation(change.place))}`;
}

function codeFrame({ frames }: LocatedChange): string[] {
  const line = (sign: string, frame: Frame | undefined) =>
    frame?.text === undefined || frame.text.length > 200 || frame.text.trim() === ""
      ? []
      : // A carriage return ends a line of Markdown, and with it the list that the fence is in.
        [`${sign} ${frame.text.replace(/[\p{Cc}\u2028\u2029]/gu, " ")}`];
  const lines = [...line("-", frames.base), ...line("+", frames.head)];
  if (lines.length === 0) return [];
  const longest = Math.max(2, ...[...lines.join("\n").matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return ["", `${fence}diff`, ...lines, fence];
}

function folded(title: string, lines: readonly string[], open = false): string {
  return [`<details${open ? " open" : ""}><summary>${title}</summary>`, "", ...lines, "", "</details>"].join(
    "\n",
  );
}

/** As many parts as a comment may hold, and how many it does not. */
function fitting(parts: readonly string[], locale: Locale): string[] {
  let length = 0;
  const kept = parts.filter((part) => {
    length += part.length + 1;
    return length <= MAX_LENGTH;
  });
  const more = parts.length - kept.length;
  return more === 0 ? kept : [...kept, `… ${say("others", locale, more)}`];
}

/** A code span that holds any backtick, which GitHub does not take for a mention or a link. */
function code(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  const ticks = "`".repeat(Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const space = flat.startsWith("`") || flat.endsWith("`") ? " " : "";
  return `${ticks}${space}${flat}${space}${ticks}`;
}

/** Words of a spec, which must neither format nor mention anyone. */
export function escapeText(text: string): string {
  return escapeHtml(text.replace(/\s+/g, " "))
    .replace(/[\\`*_{}[\]()#+!|~]/g, "\\$&")
    .replace(/@/g, "@\u200b");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
