import type { Rule } from "../rule.ts";

export const serverAdded: Rule = {
  id: "server-added",
  fact: "server-added",
  direction: "both",
  wire: "compatible",
  client: "none",
  why: { en: "The others remain.", "zh-CN": "其他地址仍然可用。" },
  message: { en: "server {to} added", "zh-CN": "新增服务器地址 {to}" },
  mirror: "server-removed",
};
