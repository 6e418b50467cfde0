import type { Rule } from "../rule.ts";

export const requestConstraintAdded: Rule = {
  id: "request-constraint-added",
  fact: "constraint-added",
  direction: "request",
  wire: "breaking",
  client: "none",
  why: { en: "Servers refuse values they took before.", "zh-CN": "服务端会拒绝以前接受的值。" },
  message: { en: "{keyword} added to {name} in the request", "zh-CN": "请求中 {name} 新增 {keyword}" },
  mirror: "request-constraint-removed",
};
