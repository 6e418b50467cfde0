import type { Rule } from "../rule.ts";

export const responseEnumAdded: Rule = {
  id: "response-enum-added",
  fact: "enum-added",
  direction: "response",
  wire: "compatible",
  client: "compatible",
  why: { en: "Callers get less than they cope with.", "zh-CN": "调用方得到的值都在其处理范围之内。" },
  message: { en: "{name} is limited to {to} in the response", "zh-CN": "响应中 {name} 只能取 {to}" },
  mirror: "response-enum-removed",
};
