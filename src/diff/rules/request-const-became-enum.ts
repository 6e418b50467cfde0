import type { Rule } from "../rule.ts";

export const requestConstBecameEnum: Rule = {
  id: "request-const-became-enum",
  fact: "const-became-enum",
  direction: "request",
  wire: "none",
  client: "compatible",
  why: {
    en: "The same value travels; the type takes any other beside it.",
    "zh-CN": "传输的值不变；类型除该值外也接受其他值。",
  },
  message: {
    en: "{name} lists {to} in the request, which was its constant",
    "zh-CN": "请求中 {name} 的固定值改为枚举 {to}",
  },
  mirror: "request-enum-became-const",
};
