import type { Rule } from "../rule.ts";

export const responseConstAdded: Rule = {
  id: "response-const-added",
  fact: "const-added",
  direction: "response",
  wire: "compatible",
  client: "compatible",
  why: { en: "Callers get less than they cope with.", "zh-CN": "调用方得到的值都在其处理范围之内。" },
  message: { en: "{name} must be {to} in the response", "zh-CN": "响应中 {name} 必须为 {to}" },
  mirror: "response-const-removed",
};
