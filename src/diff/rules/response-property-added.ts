import type { Rule } from "../rule.ts";

export const responsePropertyAdded: Rule = {
  id: "response-property-added",
  fact: "property-added",
  direction: "response",
  wire: "compatible",
  client: "compatible",
  why: { en: "Callers ignore what they do not know.", "zh-CN": "调用方会忽略不认识的字段。" },
  message: { en: "{name} added to the response", "zh-CN": "响应新增 {name}" },
  mirror: "response-property-removed",
};
