import type { Rule } from "../rule.ts";

export const requestNumberNarrowed: Rule = {
  id: "request-number-narrowed",
  fact: "type-narrowed",
  direction: "request",
  when: { sameType: true },
  wire: "breaking",
  client: "compatible",
  why: {
    en: "Servers refuse values they took before. TypeScript has one type for both.",
    "zh-CN": "服务端会拒绝以前接受的值。两者在 TypeScript 中是同一类型。",
  },
  message: {
    en: "{name} is an integer only in the request ({from} to {to})",
    "zh-CN": "请求中 {name} 只能为整数（{from} 改为 {to}）",
  },
  mirror: "request-number-widened",
};
