import type { Rule } from "../rule.ts";

export const responsePatternChanged: Rule = {
  id: "response-pattern-changed",
  fact: "pattern-changed",
  direction: "response",
  wire: "breaking",
  client: "none",
  why: {
    en: "Callers that counted on it may get other values; nobody can tell in general.",
    "zh-CN": "依赖它的调用方可能得到其他值；一般情况下无法判断。",
  },
  message: {
    en: "{keyword} of {name} changed from {from} to {to} in the response",
    "zh-CN": "响应中 {name} 的 {keyword} 由 {from} 改为 {to}",
  },
  mirror: { none: "The way back is a change of the same kind." },
};
