import type { Rule } from "../rule.ts";

export const requestAdditionalPropertiesAllowed: Rule = {
  id: "request-additional-properties-allowed",
  fact: "additional-allowed",
  direction: "request",
  wire: "compatible",
  client: "none",
  why: { en: "Calls without them are right as before.", "zh-CN": "不带其他字段的调用依然正确。" },
  message: { en: "{name} takes other properties in a request", "zh-CN": "请求中的 {name} 接受其他字段" },
  mirror: "request-additional-properties-refused",
};
