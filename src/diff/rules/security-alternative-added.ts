import type { Rule } from "../rule.ts";

export const securityAlternativeAdded: Rule = {
  id: "security-alternative-added",
  fact: "alternative-added",
  direction: "both",
  wire: "compatible",
  client: "compatible",
  why: { en: "The ways there were still work.", "zh-CN": "原有的认证方式仍然有效。" },
  message: { en: "{to} is another way to authenticate", "zh-CN": "可以使用 {to} 认证" },
  mirror: "security-alternative-removed",
};
