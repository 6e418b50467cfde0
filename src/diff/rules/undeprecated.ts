import type { Rule } from "../rule.ts";

export const undeprecated: Rule = {
  id: "undeprecated",
  fact: "undeprecated",
  direction: "both",
  wire: "compatible",
  client: "compatible",
  why: { en: "It works as before.", "zh-CN": "与之前一样可用。" },
  message: { en: "{name} is no longer deprecated", "zh-CN": "{name} 不再标记为弃用" },
  mirror: "deprecated",
};
