import type { Rule } from "../rule.ts";

export const responseLimitTightened: Rule = {
  id: "response-limit-tightened",
  fact: "limit-tightened",
  direction: "response",
  wire: "compatible",
  client: "none",
  why: {
    en: "Callers get less than they cope with. Types do not tell limits.",
    "zh-CN": "调用方得到的值都在其处理范围之内。类型不体现取值限制。",
  },
  message: {
    en: "{keyword} of {name} tightened from {from} to {to} in the response",
    "zh-CN": "响应中 {name} 的 {keyword} 由 {from} 收紧为 {to}",
  },
  mirror: "response-limit-loosened",
};
