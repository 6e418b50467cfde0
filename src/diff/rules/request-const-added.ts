import type { Rule } from "../rule.ts";

export const requestConstAdded: Rule = {
  id: "request-const-added",
  fact: "const-added",
  direction: "request",
  wire: "breaking",
  client: "breaking",
  why: { en: "Servers refuse values they took before.", "zh-CN": "服务端会拒绝以前接受的值。" },
  message: { en: "{name} must be {to} in the request", "zh-CN": "请求中 {name} 必须为 {to}" },
  mirror: "request-const-removed",
};
