import type { Rule } from "../rule.ts";

export const errorResponseAdded: Rule = {
  id: "error-response-added",
  fact: "response-added",
  direction: "response",
  when: { required: false },
  wire: "compatible",
  client: "none",
  why: {
    en: "Any call may fail in ways that are not described.",
    "zh-CN": "任何调用都可能以未描述的方式失败。",
  },
  message: { en: "error {name} added", "zh-CN": "新增错误响应 {name}" },
  mirror: "error-response-removed",
};
