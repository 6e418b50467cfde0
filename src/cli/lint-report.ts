import { padded, printable, printableJson, type Shown, shown } from "../escape/terminal.ts";
import type { Finding } from "../lint/finding.ts";
import type { Severity } from "../lint/rule.ts";
import { compareText } from "../load/code-unit-order.ts";
import { formatLocation } from "../load/problem.ts";
import type { Locale } from "../model/model.ts";
import { codeFrames } from "./code-frame.ts";
import { githubAnnotation } from "./github-annotation.ts";
import { count } from "./report-problems.ts";
import type { Terminal } from "./terminal.ts";

/** What the report says around the findings. */
const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    error: shown`error`,
    warning: shown`warning`,
    fix: shown`fix: `,
    mended: shown` (--fix does it)`,
    notShown: (amount) => shown`, ${amount} of them not shown`,
    total: ({ findings, files, errors, warnings, mended }) =>
      shown`${count(findings, "finding")} in ${count(files, "file")}: ${count(errors, "error")}, ${count(warnings, "warning")}${mended === 0 ? shown`` : shown`; --fix mends ${mended}`}.`,
    showAll: shown`--max 0 shows all, and so does --format json.`,
  },
  "zh-CN": {
    error: shown`错误`,
    warning: shown`警告`,
    fix: shown`处理：`,
    mended: shown`（可用 --fix 修复）`,
    notShown: (amount) => shown`，其中 ${amount} 条未显示`,
    total: ({ findings, files, errors, warnings, mended }) =>
      shown`${files} 个文件中有 ${findings} 条结果：错误 ${errors} 条，警告 ${warnings} 条${mended === 0 ? shown`` : shown`；--fix 可修复 ${mended} 条`}。`,
    showAll: shown`使用 --max 0 或 --format json 可显示全部。`,
  },
};

interface Words extends Readonly<Record<Severity | "fix" | "mended" | "showAll", Shown>> {
  notShown(amount: number): Shown;
  total(amounts: Readonly<Record<"findings" | "files" | "errors" | "warnings" | "mended", number>>): Shown;
}

/** Prints findings with their lines and what to do, of each rule the first few, then how many there are. */
export function reportText(
  findings: readonly Finding[],
  { most, locale }: { readonly most: number; readonly locale: Locale },
  terminal: Terminal,
): void {
  const { colors, out } = terminal;
  const words = WORDS[locale];
  const frameOf = codeFrames(colors);
  const told = new Map<string, number>();
  for (const { id, severity, location, message, fix, edit } of findings) {
    const before = told.get(id) ?? 0;
    told.set(id, before + 1);
    if (before >= most) continue;
    const level = colors[severity === "error" ? "red" : "yellow"](words[severity]);
    out(
      shown`${colors.cyan(printable(formatLocation(location)))} ${level} ${printable(message)} ${colors.dim(shown`[${printable(id)}]`)}`,
    );
    for (const line of frameOf(location)) out(line);
    const mark = edit === undefined ? shown`` : colors.dim(words.mended);
    out(shown`  ${colors.green(words.fix)}${printable(fix)}${mark}\n`);
  }
  if (findings.length === 0) return;
  const rules = [...told].sort(([a, many], [b, more]) => more - many || compareText(a, b));
  for (const [id, amount] of rules) {
    const rest = amount > most ? colors.dim(words.notShown(amount - most)) : shown``;
    out(shown`${padded(shown`${amount}`, 7, "left")}  ${printable(id)}${rest}`);
  }
  const errors = findings.filter(({ severity }) => severity === "error").length;
  out(
    words.total({
      findings: findings.length,
      files: new Set(findings.map(({ location }) => location.file)).size,
      errors,
      warnings: findings.length - errors,
      mended: findings.filter(({ edit }) => edit !== undefined).length,
    }),
  );
  if (rules.some(([, amount]) => amount > most)) out(words.showAll);
}

/** All findings as JSON, in an order and with keys that do not change. */
export function lintJson(findings: readonly Finding[]): Shown {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const report = {
    summary: { errors, warnings: findings.length - errors },
    findings: findings.map(({ id, severity, location, pointer, message, fix, edit, anchor }) => ({
      id,
      severity,
      file: location.file,
      line: location.line,
      column: location.column,
      pointer,
      message,
      fix,
      fixable: edit !== undefined,
      documentation: anchor ?? null,
    })),
  };
  return printableJson(JSON.stringify(report, null, 2));
}

/** One workflow command per finding. */
export function lintAnnotations(findings: readonly Finding[]): Shown[] {
  return findings.map(({ id, severity, location, message, fix }) =>
    githubAnnotation({ level: severity, location, title: id, message: `${message}\n${fix}` }),
  );
}
