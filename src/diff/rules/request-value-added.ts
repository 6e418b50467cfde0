import type { Rule } from "../rule.ts";

export const requestValueAdded: Rule = {
  id: "request-value-added",
  fact: "value-added",
  direction: "request",
  wire: "compatible",
  client: "compatible",
  why: { en: "Calls that send another are right as before.", "zh-CN": "发送其他取值的调用依然正确。" },
  message: { en: "value {to} added to {name} in the request", "zh-CN": "请求中 {name} 新增取值 {to}" },
  mirror: "request-value-removed",
};
