import type { Rule } from "../rule.ts";

export const responseEnumBecameConst: Rule = {
  id: "response-enum-became-const",
  fact: "enum-became-const",
  direction: "response",
  wire: "none",
  client: "compatible",
  why: {
    en: "The same value travels; the type has no other any more.",
    "zh-CN": "传输的值不变；类型中不再有其他值。",
  },
  message: {
    en: "{name} has {to} as a constant in the response, which it listed",
    "zh-CN": "响应中 {name} 的枚举改为固定值 {to}",
  },
  mirror: "response-const-became-enum",
};
