import type { Rule } from "../rule.ts";

export const requestNumberWidened: Rule = {
  id: "request-number-widened",
  fact: "type-widened",
  direction: "request",
  when: { sameType: true },
  wire: "compatible",
  client: "compatible",
  why: {
    en: "Servers take what they took before, and more. TypeScript has one type for both.",
    "zh-CN": "服务端接受以前的值以及更多的值。两者在 TypeScript 中是同一类型。",
  },
  message: {
    en: "{name} may have a fraction in the request ({from} to {to})",
    "zh-CN": "请求中 {name} 可以有小数（{from} 改为 {to}）",
  },
  mirror: "request-number-narrowed",
};
