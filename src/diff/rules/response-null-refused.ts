import type { Rule } from "../rule.ts";

export const responseNullRefused: Rule = {
  id: "response-null-refused",
  fact: "null-refused",
  direction: "response",
  wire: "compatible",
  client: "compatible",
  why: { en: "Who copes with null copes with values.", "zh-CN": "能处理 null 的调用方也能处理其他值。" },
  message: { en: "{name} may not be null in the response", "zh-CN": "响应中 {name} 不能为 null" },
  mirror: "response-null-allowed",
};
