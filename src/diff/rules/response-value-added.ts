import type { Rule } from "../rule.ts";

export const responseValueAdded: Rule = {
  id: "response-value-added",
  fact: "value-added",
  direction: "response",
  wire: "warning",
  client: "compatible",
  why: {
    en: "Callers that know the set as closed meet a value they do not know; types are open to it.",
    "zh-CN": "认为取值封闭的调用方会遇到不认识的值；类型对此是开放的。",
  },
  message: { en: "value {to} added to {name} in the response", "zh-CN": "响应中 {name} 新增取值 {to}" },
  mirror: "response-value-removed",
};
