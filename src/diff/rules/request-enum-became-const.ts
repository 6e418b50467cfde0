import type { Rule } from "../rule.ts";

export const requestEnumBecameConst: Rule = {
  id: "request-enum-became-const",
  fact: "enum-became-const",
  direction: "request",
  wire: "none",
  client: "breaking",
  why: {
    en: "The same value travels; the type takes no other any more.",
    "zh-CN": "传输的值不变；类型不再接受其他值。",
  },
  message: {
    en: "{name} has {to} as a constant in the request, which it listed",
    "zh-CN": "请求中 {name} 的枚举改为固定值 {to}",
  },
  mirror: "request-const-became-enum",
};
