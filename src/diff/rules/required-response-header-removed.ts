import type { Rule } from "../rule.ts";

export const requiredResponseHeaderRemoved: Rule = {
  id: "required-response-header-removed",
  fact: "header-removed",
  direction: "response",
  when: { required: true },
  wire: "breaking",
  client: "none",
  why: { en: "Callers could count on it.", "zh-CN": "调用方原本可以依赖它。" },
  message: { en: "response header {name} removed", "zh-CN": "删除响应头 {name}" },
  mirror: "response-header-added",
};
