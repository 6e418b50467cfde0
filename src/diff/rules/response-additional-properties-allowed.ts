import type { Rule } from "../rule.ts";

export const responseAdditionalPropertiesAllowed: Rule = {
  id: "response-additional-properties-allowed",
  fact: "additional-allowed",
  direction: "response",
  wire: "compatible",
  client: "none",
  why: { en: "Callers ignore what they do not know.", "zh-CN": "调用方会忽略不认识的字段。" },
  message: {
    en: "{name} may have other properties in a response",
    "zh-CN": "响应中的 {name} 可能有其他字段",
  },
  mirror: "response-additional-properties-refused",
};
