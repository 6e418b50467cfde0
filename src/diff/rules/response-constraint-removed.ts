import type { Rule } from "../rule.ts";

export const responseConstraintRemoved: Rule = {
  id: "response-constraint-removed",
  fact: "constraint-removed",
  direction: "response",
  wire: "breaking",
  client: "none",
  why: { en: "Callers get values they were not told of.", "zh-CN": "调用方会得到未曾说明的值。" },
  message: { en: "{keyword} removed from {name} in the response", "zh-CN": "响应中 {name} 删除 {keyword}" },
  mirror: "response-constraint-added",
};
