import type { Rule } from "../rule.ts";

export const requestNullRefused: Rule = {
  id: "request-null-refused",
  fact: "null-refused",
  direction: "request",
  wire: "breaking",
  client: "breaking",
  why: { en: "Calls that send null are refused.", "zh-CN": "发送 null 的调用会被拒绝。" },
  message: { en: "{name} may not be null in the request", "zh-CN": "请求中 {name} 不能为 null" },
  mirror: "request-null-allowed",
};
