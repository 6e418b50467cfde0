import type { Finding } from "../lint/finding.ts";
import { formatLocation } from "../load/problem.ts";
import { codeFrames, printable } from "./code-frame.ts";
import { githubAnnotation } from "./github-annotation.ts";
import { count } from "./report-problems.ts";
import type { Terminal } from "./terminal.ts";

/** Prints findings with their lines and what to do, of each rule the first few, then how many there are. */
export function reportText(findings: readonly Finding[], most: number, terminal: Terminal): void {
  const { colors, out } = terminal;
  const frameOf = codeFrames(colors);
  const told = new Map<string, number>();
  for (const { id, severity, location, message, fix, edit } of findings) {
    const before = told.get(id) ?? 0;
    told.set(id, before + 1);
    if (before >= most) continue;
    const level = severity === "error" ? colors.red("error") : colors.yellow("warning");
    out(`${colors.cyan(formatLocation(location))} ${level} ${printable(message)} ${colors.dim(`[${id}]`)}`);
    for (const line of frameOf(location)) out(line);
    const mark = edit === undefined ? "" : colors.dim(" (--fix does it)");
    out(`  ${colors.green("fix:")} ${printable(fix)}${mark}\n`);
  }
  if (findings.length === 0) return;
  const rules = [...told].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  for (const [id, amount] of rules) {
    const rest = amount > most ? colors.dim(`, ${amount - most} of them not shown`) : "";
    out(`${String(amount).padStart(7)}  ${id}${rest}`);
  }
  const files = new Set(findings.map(({ location }) => location.file)).size;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const fixable = findings.filter(({ edit }) => edit !== undefined).length;
  out(
    `${count(findings.length, "finding")} in ${count(files, "file")}: ` +
      `${count(errors, "error")}, ${count(findings.length - errors, "warning")}` +
      `${fixable === 0 ? "" : `; --fix mends ${fixable}`}.`,
  );
  if (rules.some(([, amount]) => amount > most)) out("--max 0 shows all, and so does --format json.");
}

/** All findings as JSON, in an order and with keys that do not change. */
export function lintJson(findings: readonly Finding[]): string {
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
  return JSON.stringify(report, null, 2);
}

/** One workflow command per finding. */
export function lintAnnotations(findings: readonly Finding[]): string[] {
  return findings.map(({ id, severity, location, message, fix }) =>
    githubAnnotation({ level: severity, location, title: id, message: `${message}\n${fix}` }),
  );
}
