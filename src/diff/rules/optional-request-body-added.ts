import type { Rule } from "../rule.ts";

export const optionalRequestBodyAdded: Rule = {
  id: "optional-request-body-added",
  fact: "body-added",
  direction: "request",
  when: { required: false },
  wire: "compatible",
  client: "compatible",
  why: { en: "Calls without a body go on working.", "zh-CN": "没有请求体的调用不受影响。" },
  message: { en: "optional request body added", "zh-CN": "新增可选的请求体" },
  mirror: "request-body-removed",
};
