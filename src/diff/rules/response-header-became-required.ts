import type { Rule } from "../rule.ts";

export const responseHeaderBecameRequired: Rule = {
  id: "response-header-became-required",
  fact: "header-became-required",
  direction: "response",
  wire: "compatible",
  client: "none",
  why: {
    en: "Who copes with its absence copes with its presence.",
    "zh-CN": "能处理缺失的调用方也能处理出现。",
  },
  message: { en: "response header {name} is always there", "zh-CN": "响应头 {name} 总会出现" },
  mirror: "response-header-became-optional",
};
