import type { Rule } from "../rule.ts";

export const requestNullAllowed: Rule = {
  id: "request-null-allowed",
  fact: "null-allowed",
  direction: "request",
  wire: "compatible",
  client: "compatible",
  why: { en: "Calls that send a value are right as before.", "zh-CN": "携带值的调用依然正确。" },
  message: { en: "{name} may be null in the request", "zh-CN": "请求中 {name} 可以为 null" },
  mirror: "request-null-refused",
};
