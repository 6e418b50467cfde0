import type { Rule } from "../rule.ts";

export const responseNullAllowed: Rule = {
  id: "response-null-allowed",
  fact: "null-allowed",
  direction: "response",
  wire: "breaking",
  client: "breaking",
  why: {
    en: "Callers that take it for a value fail on null.",
    "zh-CN": "把它当作值使用的调用方会在遇到 null 时出错。",
  },
  message: { en: "{name} may be null in the response", "zh-CN": "响应中 {name} 可以为 null" },
  mirror: "response-null-refused",
};
