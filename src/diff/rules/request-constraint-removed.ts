import type { Rule } from "../rule.ts";

export const requestConstraintRemoved: Rule = {
  id: "request-constraint-removed",
  fact: "constraint-removed",
  direction: "request",
  wire: "compatible",
  client: "none",
  why: { en: "Servers take what they took before, and more.", "zh-CN": "服务端接受以前的值以及更多的值。" },
  message: { en: "{keyword} removed from {name} in the request", "zh-CN": "请求中 {name} 删除 {keyword}" },
  mirror: "request-constraint-added",
};
