import {
  codeSpan,
  escapeHtmlText,
  escapeProse,
  escapeRemark,
  fencedBlock,
  type Markdown,
  markdown,
  withMargin,
} from "../../escape/markdown.ts";
import { formatLocation } from "../../load/problem.ts";
import type { Locale } from "../../model/model.ts";
import { severityOf } from "../judge.ts";
import type { Frame, LocatedChange, Report } from "../report.ts";
import { VERDICTS, type Verdict, worse } from "../rule.ts";
import { aside, countsOf, type Group, groupsOf, groupTitle, say, verdictsText } from "./words.ts";

/** Lets a workflow find the comment it wrote before. */
const MARKER = markdown`<!-- zstack-openapi diff -->`;

const LINE_END = markdown`\n`;

/** GitHub refuses longer comments. */
const MAX_LENGTH = 60_000;

/** The report as a comment on a pull request: the verdict first, then each operation, its details folded away. */
export function renderMarkdown(report: Report, locale: Locale): Markdown {
  const { summary } = report;
  const head = [MARKER, markdown`## ${escapeRemark(say("title", locale))}`, markdown``];
  if (report.changes.length === 0) return page([...head, escapeRemark(say("noChanges", locale))]);
  const row = (who: "wire" | "client") =>
    markdown`| ${escapeProse(say(who, locale), "cell")} | ${BADGES[summary[who]]} ${escapeProse(say(summary[who], locale), "cell")} |`;
  head.push(markdown`| | |`, markdown`| --- | --- |`, row("wire"), row("client"));
  head.push(markdown``, escapeRemark(countsOf(report, locale)), markdown``);

  const words = report.changes.filter(({ id }) => id === "documentation-changed");
  const parts = groupsOf(report.changes.filter(({ id }) => id !== "documentation-changed")).map((group) =>
    renderGroup(group, locale),
  );
  if (words.length > 0) {
    parts.push(
      folded(
        markdown`${BADGES.none} ${escapeHtmlText(say("documentation", locale))} (${words.length})`,
        words.map((change) => markdown`- ${changeLine(change, locale)}`),
      ),
    );
  }
  return page([...head, ...fitting(parts, locale)]);
}

function page(lines: readonly Markdown[]): Markdown {
  return markdown`${markdown.join(lines, LINE_END)}\n`;
}

const BADGES: Readonly<Record<Verdict, Markdown>> = {
  breaking: markdown`❌`,
  warning: markdown`⚠️`,
  compatible: markdown`✅`,
  none: markdown`📝`,
};

function renderGroup(group: Group, locale: Locale): Markdown {
  const worst = group.changes.reduce<Verdict>(
    (verdict, change) => worse(verdict, severityOf(change)),
    "none",
  );
  const name = escapeHtmlText(groupTitle(group, locale));
  const title = markdown`${BADGES[worst]} <b>${name}</b> · ${group.changes.length}`;
  const lines = group.changes.flatMap((change) => [
    markdown`- ${BADGES[severityOf(change)]} ${changeLine(change, locale)}`,
    markdown`  <br>${escapeRemark(change.why[locale])}`,
    ...codeFrame(change).map((block) => withMargin(markdown`  `, block)),
  ]);
  if (group.operationIds.length > 1) {
    const ids = markdown.join(
      group.operationIds.map((id) => codeSpan(id, "line")),
      markdown`, `,
    );
    lines.unshift(markdown`${escapeRemark(say("operations", locale))}: ${ids}`, markdown``);
  }
  return folded(title, lines, VERDICTS.indexOf(worst) >= VERDICTS.indexOf("warning"));
}

function changeLine(change: LocatedChange, locale: Locale): Markdown {
  const said = escapeRemark(change.message[locale] + aside(verdictsText(change, locale), locale));
  return markdown`${said} ${codeSpan(change.id, "line")} ${codeSpan(formatLocation(change.place), "line")}`;
}

function codeFrame({ frames }: LocatedChange): Markdown[] {
  const line = (sign: string, frame: Frame | undefined) =>
    frame?.text === undefined || frame.text.length > 200 || frame.text.trim() === ""
      ? []
      : // A carriage return ends a line of Markdown, and with it the list that the fence is in.
        [`${sign} ${frame.text.replaceAll("\r", " ")}`];
  const lines = [...line("-", frames.base), ...line("+", frames.head)];
  return lines.length === 0 ? [] : [markdown``, fencedBlock("diff", lines.join("\n"))];
}

function folded(title: Markdown, lines: readonly Markdown[], open = false): Markdown {
  const shown = open ? markdown` open` : markdown``;
  const first = markdown`<details${shown}><summary>${title}</summary>`;
  return markdown.join([first, markdown``, ...lines, markdown``, markdown`</details>`], LINE_END);
}

/** As many parts as a comment may hold, and how many it does not. */
function fitting(parts: readonly Markdown[], locale: Locale): Markdown[] {
  let length = 0;
  const kept = parts.filter((part) => {
    length += part.length + 1;
    return length <= MAX_LENGTH;
  });
  const more = parts.length - kept.length;
  return more === 0 ? kept : [...kept, markdown`… ${escapeRemark(say("others", locale, more))}`];
}
