import type { Rule } from "../rule.ts";

export const authenticationRequired: Rule = {
  id: "authentication-required",
  fact: "authentication-required",
  direction: "both",
  wire: "breaking",
  client: "compatible",
  why: {
    en: "Calls without credentials are refused; the client sends those it has.",
    "zh-CN": "未携带凭证的调用会被拒绝；客户端会发送已有的凭证。",
  },
  message: { en: "a call needs to be authenticated", "zh-CN": "调用需要认证" },
  mirror: "authentication-dropped",
};
