import type { Rule } from "../rule.ts";

export const requestTypeWidened: Rule = {
  id: "request-type-widened",
  fact: "type-widened",
  direction: "request",
  when: { sameType: false },
  wire: "compatible",
  client: "compatible",
  why: { en: "Servers take what they took before, and more.", "zh-CN": "服务端接受以前的值以及更多的值。" },
  message: {
    en: "type of {name} widened from {from} to {to} in the request",
    "zh-CN": "请求中 {name} 的类型由 {from} 放宽为 {to}",
  },
  mirror: "request-type-narrowed",
};
