import type { Rule } from "../rule.ts";

export const responseAdditionalPropertiesRefused: Rule = {
  id: "response-additional-properties-refused",
  fact: "additional-refused",
  direction: "response",
  wire: "compatible",
  client: "none",
  why: { en: "Callers have less to expect.", "zh-CN": "调用方需要处理的内容更少。" },
  message: { en: "{name} has no other properties in a response", "zh-CN": "响应中的 {name} 不再有其他字段" },
  mirror: "response-additional-properties-allowed",
};
