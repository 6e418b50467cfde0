import type { Rule } from "../rule.ts";

export const requestAdditionalPropertiesRefused: Rule = {
  id: "request-additional-properties-refused",
  fact: "additional-refused",
  direction: "request",
  wire: "breaking",
  client: "none",
  why: {
    en: "Calls with properties of their own are refused; types of maps are judged apart.",
    "zh-CN": "带有自定义字段的调用会被拒绝；映射类型的变化另行判断。",
  },
  message: {
    en: "{name} takes no other properties in a request",
    "zh-CN": "请求中的 {name} 不再接受其他字段",
  },
  mirror: "request-additional-properties-allowed",
};
