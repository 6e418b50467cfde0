import type { Rule } from "../rule.ts";

export const responseTypeNarrowed: Rule = {
  id: "response-type-narrowed",
  fact: "type-narrowed",
  direction: "response",
  when: { sameType: false },
  wire: "compatible",
  client: "compatible",
  why: { en: "Callers get less than they cope with.", "zh-CN": "调用方得到的值都在其处理范围之内。" },
  message: {
    en: "type of {name} narrowed from {from} to {to} in the response",
    "zh-CN": "响应中 {name} 的类型由 {from} 收窄为 {to}",
  },
  mirror: "response-type-widened",
};
