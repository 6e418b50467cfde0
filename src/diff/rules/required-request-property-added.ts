import type { Rule } from "../rule.ts";

export const requiredRequestPropertyAdded: Rule = {
  id: "required-request-property-added",
  fact: "property-added",
  direction: "request",
  when: { required: true },
  wire: "breaking",
  client: "breaking",
  why: {
    en: "Calls without it are refused, and code without it does not compile.",
    "zh-CN": "缺少它的调用会被拒绝，代码也无法通过编译。",
  },
  message: { en: "required {name} added to the request", "zh-CN": "请求新增必填的 {name}" },
  mirror: "request-property-removed",
};
