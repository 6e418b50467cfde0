import type { Rule } from "../rule.ts";

export const responseConstRemoved: Rule = {
  id: "response-const-removed",
  fact: "const-removed",
  direction: "response",
  wire: "breaking",
  client: "breaking",
  why: { en: "Callers get values they were not told of.", "zh-CN": "调用方会得到未曾说明的值。" },
  message: {
    en: "{name} need not be {from} any more in the response",
    "zh-CN": "响应中 {name} 不再必须为 {from}",
  },
  mirror: "response-const-added",
};
