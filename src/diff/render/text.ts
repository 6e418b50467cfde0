import { formatLocation } from "../../load/problem.ts";
import type { Locale } from "../../model/model.ts";
import { severityOf } from "../judge.ts";
import type { Frame, LocatedChange, Report } from "../report.ts";
import type { Verdict } from "../rule.ts";
import { aside, countsOf, groupsOf, groupTitle, say, verdictsText, verdictText } from "./words.ts";

/** Wraps text in the codes of a terminal, or does not. */
export type Paint = (text: string) => string;

export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly cyan: Paint;
}

/** The report for a terminal: the verdict, then every change with what is written on both sides. */
export function renderText(report: Report, { locale, colors }: { locale: Locale; colors: Palette }): string {
  if (report.changes.length === 0) return say("noChanges", locale);
  const lines = (["wire", "client"] as const).map((who) =>
    colorOf(report.summary[who], colors)(verdictText(who, report.summary[who], locale)),
  );
  for (const group of groupsOf(report.changes)) {
    lines.push("", colors.bold(plain(groupTitle(group, locale))));
    for (const change of group.changes) lines.push(...changeLines(change, locale, colors));
  }
  lines.push("", countsOf(report, locale));
  return lines.join("\n");
}

function changeLines(change: LocatedChange, locale: Locale, colors: Palette): string[] {
  const severity = severityOf(change);
  const verdicts = change.wire === change.client ? say(change.wire, locale) : verdictsText(change, locale);
  const paint = colorOf(severity, colors);
  return [
    `  ${paint(MARKS[severity])} ${plain(change.message[locale])} ${colors.dim(`[${change.id}]`)}`,
    `    ${paint(verdicts)}${colors.dim(aside(change.why[locale], locale))}`,
    `    ${colors.cyan(plain(formatLocation(change.place)))}`,
    ...frameLines("-", change.frames.base, colors.red, colors),
    ...frameLines("+", change.frames.head, colors.green, colors),
  ];
}

const MARKS: Readonly<Record<Verdict, string>> = { breaking: "✗", warning: "!", compatible: "✓", none: "·" };

/** Wider lines say nothing in a terminal; a document in one line is one. */
const MAX_WIDTH = 160;

function frameLines(sign: string, frame: Frame | undefined, paint: Paint, colors: Palette): string[] {
  if (frame?.text === undefined || frame.text.trim() === "" || frame.text.length > MAX_WIDTH) return [];
  return [
    `    ${colors.dim(`${String(frame.line).padStart(5)} |`)} ${paint(`${sign} ${plain(frame.text)}`)}`,
  ];
}

function colorOf(verdict: Verdict, { red, yellow, green, dim }: Palette): Paint {
  return { breaking: red, warning: yellow, compatible: green, none: dim }[verdict];
}

/** Text of a spec must not move the cursor. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to keep out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "�");
}
