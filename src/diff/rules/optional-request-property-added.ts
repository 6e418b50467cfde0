import type { Rule } from "../rule.ts";

export const optionalRequestPropertyAdded: Rule = {
  id: "optional-request-property-added",
  fact: "property-added",
  direction: "request",
  when: { required: false },
  wire: "compatible",
  client: "compatible",
  why: { en: "Calls without it go on working.", "zh-CN": "不带它的调用不受影响。" },
  message: { en: "optional {name} added to the request", "zh-CN": "请求新增可选的 {name}" },
  mirror: "request-property-removed",
};
