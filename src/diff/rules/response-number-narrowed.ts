import type { Rule } from "../rule.ts";

export const responseNumberNarrowed: Rule = {
  id: "response-number-narrowed",
  fact: "type-narrowed",
  direction: "response",
  when: { sameType: true },
  wire: "compatible",
  client: "compatible",
  why: {
    en: "Callers get less than they cope with. TypeScript has one type for both.",
    "zh-CN": "调用方得到的值都在其处理范围之内。两者在 TypeScript 中是同一类型。",
  },
  message: {
    en: "{name} is an integer only in the response ({from} to {to})",
    "zh-CN": "响应中 {name} 只能为整数（{from} 改为 {to}）",
  },
  mirror: "response-number-widened",
};
