import type { Rule } from "../rule.ts";

export const errorResponseRemoved: Rule = {
  id: "error-response-removed",
  fact: "response-removed",
  direction: "response",
  when: { required: false },
  wire: "compatible",
  client: "none",
  why: {
    en: "Code for a failure that does not happen does no harm.",
    "zh-CN": "处理不会发生的错误没有影响。",
  },
  message: { en: "error {name} removed", "zh-CN": "删除错误响应 {name}" },
  mirror: "error-response-added",
};
