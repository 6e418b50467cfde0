import type { Rule } from "../rule.ts";

export const responseConstraintAdded: Rule = {
  id: "response-constraint-added",
  fact: "constraint-added",
  direction: "response",
  wire: "compatible",
  client: "none",
  why: { en: "Callers get less than they cope with.", "zh-CN": "调用方得到的值都在其处理范围之内。" },
  message: { en: "{keyword} added to {name} in the response", "zh-CN": "响应中 {name} 新增 {keyword}" },
  mirror: "response-constraint-removed",
};
