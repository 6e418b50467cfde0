import type { Rule } from "../rule.ts";

export const successResponseRemoved: Rule = {
  id: "success-response-removed",
  fact: "response-removed",
  direction: "response",
  when: { required: true },
  wire: "breaking",
  client: "none",
  why: {
    en: "Who waits for it waits in vain; the client copes with either answer.",
    "zh-CN": "等待该响应的调用方再也等不到；客户端可处理各种响应。",
  },
  message: { en: "answer {name} removed", "zh-CN": "删除响应 {name}" },
  mirror: "success-response-added",
};
