import type { Rule } from "../rule.ts";

export const requestTypeNarrowed: Rule = {
  id: "request-type-narrowed",
  fact: "type-narrowed",
  direction: "request",
  when: { sameType: false },
  wire: "breaking",
  client: "breaking",
  why: { en: "Servers refuse values they took before.", "zh-CN": "服务端会拒绝以前接受的值。" },
  message: {
    en: "type of {name} narrowed from {from} to {to} in the request",
    "zh-CN": "请求中 {name} 的类型由 {from} 收窄为 {to}",
  },
  mirror: "request-type-widened",
};
