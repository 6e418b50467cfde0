import type { Rule } from "../rule.ts";

export const securityAlternativeRemoved: Rule = {
  id: "security-alternative-removed",
  fact: "alternative-removed",
  direction: "both",
  wire: "breaking",
  client: "compatible",
  why: { en: "Who authenticates that way is refused.", "zh-CN": "以该方式认证的调用会被拒绝。" },
  message: { en: "{from} alone is no longer enough to authenticate", "zh-CN": "仅凭 {from} 不再能通过认证" },
  mirror: "security-alternative-added",
};
