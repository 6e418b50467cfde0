import type { Rule } from "../rule.ts";

export const successResponseAdded: Rule = {
  id: "success-response-added",
  fact: "response-added",
  direction: "response",
  when: { required: true },
  wire: "compatible",
  client: "none",
  why: {
    en: "Callers that know the class of a status understand it.",
    "zh-CN": "按状态码类别处理的调用方可以理解。",
  },
  message: { en: "answer {name} added", "zh-CN": "新增响应 {name}" },
  mirror: "success-response-removed",
};
