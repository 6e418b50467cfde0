import type { Rule } from "../rule.ts";

export const documentationChanged: Rule = {
  id: "documentation-changed",
  fact: "documentation-changed",
  direction: "both",
  wire: "none",
  client: "none",
  why: { en: "Words change nothing that runs.", "zh-CN": "文字不影响运行。" },
  message: { en: "documentation of {name} changed ({keyword})", "zh-CN": "{name} 的文档改变（{keyword}）" },
  mirror: { none: "The way back is a change of the same kind." },
};
