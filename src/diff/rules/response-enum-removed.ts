import type { Rule } from "../rule.ts";

export const responseEnumRemoved: Rule = {
  id: "response-enum-removed",
  fact: "enum-removed",
  direction: "response",
  wire: "warning",
  client: "compatible",
  why: {
    en: "Callers that know the set as closed meet values they do not know; types are open to them.",
    "zh-CN": "认为取值封闭的调用方会遇到不认识的值；类型对此是开放的。",
  },
  message: {
    en: "{name} is not limited to {from} any more in the response",
    "zh-CN": "响应中 {name} 不再限于 {from}",
  },
  mirror: "response-enum-added",
};
