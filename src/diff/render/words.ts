import type { Locale } from "../../model/model.ts";
import { severityOf } from "../judge.ts";
import type { LocatedChange, Report } from "../report.ts";
import type { Verdict } from "../rule.ts";

/** What reports say around the changes. */
export const WORDS = {
  none: { en: "no effect", "zh-CN": "无影响" },
  compatible: { en: "compatible", "zh-CN": "兼容" },
  warning: { en: "needs a look", "zh-CN": "需留意" },
  breaking: { en: "breaking", "zh-CN": "不兼容" },
  wire: { en: "HTTP callers", "zh-CN": "HTTP 调用方" },
  client: { en: "code using zstack-client", "zh-CN": "使用 zstack-client 的代码" },
  title: { en: "API changes", "zh-CN": "API 变更" },
  noChanges: { en: "No changes.", "zh-CN": "没有变更。" },
  wholeApi: { en: "the API as a whole", "zh-CN": "整个 API" },
  why: { en: "Why", "zh-CN": "原因" },
  documentation: { en: "Documentation only", "zh-CN": "仅文档" },
  change: { en: "Change", "zh-CN": "变更" },
  place: { en: "Place", "zh-CN": "位置" },
  operations: { en: "Operations", "zh-CN": "操作" },
  others: { en: "and {n} more", "zh-CN": "等，另有 {n} 个" },
  sharedBy: { en: "Shared by {n} operations", "zh-CN": "{n} 个操作共有" },
} as const satisfies Record<string, Readonly<Record<Locale, string>>>;

export function say(word: keyof typeof WORDS, locale: Locale, n?: number): string {
  return WORDS[word][locale].replace("{n}", String(n));
}

/** `2 breaking, 1 compatible`, the worst first; what has no effect is documentation. */
export function countsOf({ changes }: Report, locale: Locale): string {
  const verdicts: readonly Verdict[] = ["breaking", "warning", "compatible", "none"];
  return verdicts
    .map((verdict) => ({ verdict, n: changes.filter((change) => severityOf(change) === verdict).length }))
    .filter(({ n }) => n > 0)
    .map(({ verdict, n }) =>
      locale === "en" ? `${n} ${say(verdict, locale)}` : `${n} 项${say(verdict, locale)}`,
    )
    .join(locale === "en" ? ", " : "，");
}

/** `HTTP callers: breaking`, with the colon of the language. */
export function verdictText(who: "wire" | "client", verdict: Verdict, locale: Locale): string {
  return `${say(who, locale)}${locale === "en" ? ": " : "："}${say(verdict, locale)}`;
}

/** Both verdicts of a change. */
export function verdictsText({ wire, client }: LocatedChange, locale: Locale): string {
  const both = [verdictText("wire", wire, locale), verdictText("client", client, locale)];
  return both.join(locale === "en" ? "; " : "；");
}

/** In the brackets of the language. */
export function aside(text: string, locale: Locale): string {
  return locale === "en" ? ` (${text})` : `（${text}）`;
}

/** What changes belong to: an operation, several at once, or none. */
export interface Group {
  readonly operationIds: readonly string[];
  readonly changes: readonly LocatedChange[];
}

/** Changes by the operations they reach, in the order of the report. */
export function groupsOf(changes: readonly LocatedChange[]): Group[] {
  const groups = new Map<string, { operationIds: readonly string[]; changes: LocatedChange[] }>();
  for (const change of changes) {
    const key = change.operationIds.join();
    const group = groups.get(key) ?? { operationIds: change.operationIds, changes: [] };
    group.changes.push(change);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const SHOWN = 5;

/** The heading of a group, by the name of what it concerns. */
export function groupTitle({ operationIds }: Group, locale: Locale): string {
  if (operationIds.length === 0) return say("wholeApi", locale);
  return listed(operationIds, locale);
}

/** A few of many, and how many more there are. */
export function listed(names: readonly string[], locale: Locale): string {
  const separator = locale === "en" ? ", " : "、";
  if (names.length <= SHOWN) return names.join(separator);
  return `${names.slice(0, SHOWN).join(separator)} ${say("others", locale, names.length - SHOWN)}`;
}
