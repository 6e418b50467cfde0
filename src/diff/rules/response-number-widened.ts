import type { Rule } from "../rule.ts";

export const responseNumberWidened: Rule = {
  id: "response-number-widened",
  fact: "type-widened",
  direction: "response",
  when: { sameType: true },
  wire: "breaking",
  client: "compatible",
  why: {
    en: "Callers get values they were not told of. TypeScript has one type for both.",
    "zh-CN": "调用方会得到未曾说明的值。两者在 TypeScript 中是同一类型。",
  },
  message: {
    en: "{name} may have a fraction in the response ({from} to {to})",
    "zh-CN": "响应中 {name} 可以有小数（{from} 改为 {to}）",
  },
  mirror: "response-number-narrowed",
};
