import type { Rule } from "../rule.ts";

export const responseHeaderAdded: Rule = {
  id: "response-header-added",
  fact: "header-added",
  direction: "response",
  wire: "compatible",
  client: "none",
  why: { en: "Nobody reads it yet.", "zh-CN": "此前没有人读取它。" },
  message: { en: "response header {name} added", "zh-CN": "新增响应头 {name}" },
  mirror: "optional-response-header-removed",
};
