import type { Rule } from "../rule.ts";

export const responseBodyAdded: Rule = {
  id: "response-body-added",
  fact: "response-body-added",
  direction: "response",
  wire: "compatible",
  client: "none",
  why: { en: "Who expects none does not read it.", "zh-CN": "不期待响应体的调用方不会读取它。" },
  message: { en: "answer {name} carries a body", "zh-CN": "响应 {name} 带有响应体" },
  mirror: "response-body-removed",
};
