import type { Rule } from "../rule.ts";

export const requestLimitLoosened: Rule = {
  id: "request-limit-loosened",
  fact: "limit-loosened",
  direction: "request",
  wire: "compatible",
  client: "none",
  why: { en: "Servers take what they took before, and more.", "zh-CN": "服务端接受以前的值以及更多的值。" },
  message: {
    en: "{keyword} of {name} loosened from {from} to {to} in the request",
    "zh-CN": "请求中 {name} 的 {keyword} 由 {from} 放宽为 {to}",
  },
  mirror: "request-limit-tightened",
};
