import { compareText } from "../../load/code-unit-order.ts";
import { RULES } from "../registry.ts";
import type { Rule } from "../rule.ts";

/** The page that says why each rule judges as it does, in both languages; anchors are the ids. */
export function renderRulesPage(): string {
  const lines = [
    "# Rules of `diff`",
    "",
    "Written by `npm run reference` from the tables in `src/diff/rules/`; change those.",
    "",
    "*wire* is for whoever speaks HTTP to a management node, *client* for code that calls the operations of `zstack-client`",
    "and names its models. What these do not show, such as the body of an error, is judged for the wire alone, and so it is",
    "for users of the plain `zstack-client/schema`; what no operation carries is judged for the client alone, and then as no",
    "more than a warning.",
  ];
  const rules = [...RULES].sort((a, b) => compareText(a.id, b.id));
  for (const rule of rules) lines.push("", ...section(rule));
  return `${lines.join("\n")}\n`;
}

function section({ id, direction, wire, client, why, message, mirror }: Rule): string[] {
  const back = mirror ? `[\`${mirror}\`](#${mirror})` : "The way back is a change of the same kind.";
  return [
    `## ${id}`,
    "",
    "| applies to | wire | client | the way back |",
    "| --- | --- | --- | --- |",
    `| ${direction} | ${wire} | ${client} | ${back} |`,
    "",
    `\`${message.en}\` · \`${message["zh-CN"]}\``,
    "",
    why.en,
    "",
    why["zh-CN"],
  ];
}
