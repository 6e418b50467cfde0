import type { Rule } from "../rule.ts";

export const requiredRequestBodyAdded: Rule = {
  id: "required-request-body-added",
  fact: "body-added",
  direction: "request",
  when: { required: true },
  wire: "breaking",
  client: "breaking",
  why: { en: "Calls without a body are refused.", "zh-CN": "没有请求体的调用会被拒绝。" },
  message: { en: "required request body added", "zh-CN": "新增必填的请求体" },
  mirror: "request-body-removed",
};
