import type { Rule } from "../rule.ts";

export const responseHeaderBecameOptional: Rule = {
  id: "response-header-became-optional",
  fact: "header-became-optional",
  direction: "response",
  wire: "breaking",
  client: "none",
  why: { en: "Callers could count on it.", "zh-CN": "调用方原本可以依赖它。" },
  message: { en: "response header {name} may be absent", "zh-CN": "响应头 {name} 可能不出现" },
  mirror: "response-header-became-required",
};
