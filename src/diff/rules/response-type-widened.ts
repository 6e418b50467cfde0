import type { Rule } from "../rule.ts";

export const responseTypeWidened: Rule = {
  id: "response-type-widened",
  fact: "type-widened",
  direction: "response",
  when: { sameType: false },
  wire: "breaking",
  client: "breaking",
  why: { en: "Callers get values they were not told of.", "zh-CN": "调用方会得到未曾说明的值。" },
  message: {
    en: "type of {name} widened from {from} to {to} in the response",
    "zh-CN": "响应中 {name} 的类型由 {from} 放宽为 {to}",
  },
  mirror: "response-type-narrowed",
};
