import type { Rule } from "../rule.ts";

export const optionalParameterAdded: Rule = {
  id: "optional-parameter-added",
  fact: "parameter-added",
  direction: "request",
  when: { required: false },
  wire: "compatible",
  client: "compatible",
  why: { en: "Calls without it go on working.", "zh-CN": "不带它的调用不受影响。" },
  message: { en: "optional {name} added", "zh-CN": "新增可选的 {name}" },
  mirror: "parameter-removed",
};
