import type { Rule } from "../rule.ts";

export const responseConstBecameEnum: Rule = {
  id: "response-const-became-enum",
  fact: "const-became-enum",
  direction: "response",
  wire: "none",
  client: "breaking",
  why: {
    en: "The same value travels; the type allows others beside it.",
    "zh-CN": "传输的值不变；类型除该值外还允许其他值。",
  },
  message: {
    en: "{name} lists {to} in the response, which was its constant",
    "zh-CN": "响应中 {name} 的固定值改为枚举 {to}",
  },
  mirror: "response-enum-became-const",
};
