import type { Rule } from "../rule.ts";

export const responseLimitLoosened: Rule = {
  id: "response-limit-loosened",
  fact: "limit-loosened",
  direction: "response",
  wire: "breaking",
  client: "none",
  why: {
    en: "Callers that counted on the limit, for a column of that width say, get values beyond it.",
    "zh-CN": "依赖该限制的调用方（例如按此宽度建列）会得到超出限制的值。",
  },
  message: {
    en: "{keyword} of {name} loosened from {from} to {to} in the response",
    "zh-CN": "响应中 {name} 的 {keyword} 由 {from} 放宽为 {to}",
  },
  mirror: "response-limit-tightened",
};
