import type { Rule } from "../rule.ts";

export const requestLimitTightened: Rule = {
  id: "request-limit-tightened",
  fact: "limit-tightened",
  direction: "request",
  wire: "breaking",
  client: "none",
  why: {
    en: "Servers refuse values they took before. Types do not tell limits.",
    "zh-CN": "服务端会拒绝以前接受的值。类型不体现取值限制。",
  },
  message: {
    en: "{keyword} of {name} tightened from {from} to {to} in the request",
    "zh-CN": "请求中 {name} 的 {keyword} 由 {from} 收紧为 {to}",
  },
  mirror: "request-limit-loosened",
};
