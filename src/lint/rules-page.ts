import type { Locale } from "../model/model.ts";
import { fillTemplate } from "../model/template.ts";
import { LOCALES } from "../model/text.ts";
import type { Rule } from "./rule.ts";

const HEAD = `# Rules of \`zstack-openapi lint\`

Written by \`npm run reference\` from the rules in \`src/lint/rules/\`; change those. Faults that keep a spec from being
read, such as \`yaml-syntax\`, \`unresolved-ref\` or \`duplicate-operation-id\`, are findings as well, and say themselves what
to do.

本页由 \`npm run reference\` 根据 \`src/lint/rules/\` 下的规则生成，请修改规则文件。使spec无法读取的错误（如
\`yaml-syntax\`、\`unresolved-ref\`、\`duplicate-operation-id\`）同样会作为结果列出，并给出处理方法。
`;

const SEVERITY = {
  error: { en: "error", "zh-CN": "错误" },
  warning: { en: "warning", "zh-CN": "警告" },
} as const;

/** The page about all rules, in Markdown: a table, then a section per rule, whose anchor is the rule's id. */
export function rulesPage(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ id, severity, mends }) =>
      `| [\`${id}\`](#${id}) | ${severity} | ${mends === undefined ? "" : "yes"} |`,
  );
  const table = ["| rule | severity | `--fix` |", "| --- | --- | --- |", ...rows].join("\n");
  return [HEAD, `${table}\n`, ...rules.map(section)].join("\n");
}

function section(rule: Rule): string {
  return [`## ${rule.id}`, ...LOCALES.map((locale) => inLocale(rule, locale))].join("\n\n").concat("\n");
}

function inLocale({ severity, asks, mends, faults }: Rule, locale: Locale): string {
  const chinese = locale === "zh-CN";
  const mended = mends && `${chinese ? "`--fix`：" : "`--fix`: "}${mends[locale]}`;
  const stop = chinese ? "：" : ": ";
  const items = Object.values(faults).map(
    ({ message, fix }) => `- ${slotsAsCode(message[locale])} → ${slotsAsCode(fix[locale])}`,
  );
  const intro = `**${SEVERITY[severity][locale]}**${stop}${asks[locale]}`;
  return [intro, ...(mended === undefined ? [] : [mended]), items.join("\n")].join("\n\n");
}

/** What is filled in stands out; text between backticks is code already. */
function slotsAsCode(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : fillTemplate(part, (slot) => `*${slot}*`)))
    .join("");
}
