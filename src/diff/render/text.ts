import { type Paint, type Palette, padded, printable, type Shown, shown } from "../../escape/terminal.ts";
import { formatLocation } from "../../load/problem.ts";
import type { Locale } from "../../model/model.ts";
import { severityOf } from "../judge.ts";
import type { Frame, LocatedChange, Report } from "../report.ts";
import type { Verdict } from "../rule.ts";
import { aside, countsOf, groupsOf, groupTitle, say, verdictsText, verdictText } from "./words.ts";

/** The report for a terminal: the verdict, then every change with what is written on both sides. */
export function renderText(report: Report, { locale, colors }: { locale: Locale; colors: Palette }): Shown {
  if (report.changes.length === 0) return printable(say("noChanges", locale));
  const lines = (["wire", "client"] as const).map((who) =>
    colorOf(report.summary[who], colors)(printable(verdictText(who, report.summary[who], locale))),
  );
  for (const group of groupsOf(report.changes)) {
    lines.push(shown``, colors.bold(printable(groupTitle(group, locale))));
    for (const change of group.changes) lines.push(...changeLines(change, locale, colors));
  }
  lines.push(shown``, printable(countsOf(report, locale)));
  return shown.join(lines, shown`\n`);
}

function changeLines(change: LocatedChange, locale: Locale, colors: Palette): Shown[] {
  const severity = severityOf(change);
  const verdicts = change.wire === change.client ? say(change.wire, locale) : verdictsText(change, locale);
  const paint = colorOf(severity, colors);
  return [
    shown`  ${paint(MARKS[severity])} ${printable(change.message[locale])} ${colors.dim(shown`[${printable(change.id)}]`)}`,
    shown`    ${paint(printable(verdicts))}${colors.dim(printable(aside(change.why[locale], locale)))}`,
    shown`    ${colors.cyan(printable(formatLocation(change.place)))}`,
    ...frameLines("-", change.frames.base, colors.red, colors),
    ...frameLines("+", change.frames.head, colors.green, colors),
  ];
}

const MARKS: Readonly<Record<Verdict, Shown>> = {
  breaking: shown`✗`,
  warning: shown`!`,
  compatible: shown`✓`,
  none: shown`·`,
};

/** Wider lines say nothing in a terminal; a document in one line is one. */
const MAX_WIDTH = 160;

function frameLines(sign: "-" | "+", frame: Frame | undefined, paint: Paint, colors: Palette): Shown[] {
  if (frame?.text === undefined || frame.text.trim() === "" || frame.text.length > MAX_WIDTH) return [];
  return [
    shown`    ${colors.dim(shown`${padded(shown`${frame.line}`, 5, "left")} |`)} ${paint(printable(`${sign} ${frame.text}`))}`,
  ];
}

function colorOf(verdict: Verdict, { red, yellow, green, dim }: Palette): Paint {
  return { breaking: red, warning: yellow, compatible: green, none: dim }[verdict];
}
