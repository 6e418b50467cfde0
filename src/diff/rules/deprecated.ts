import type { Rule } from "../rule.ts";

export const deprecated: Rule = {
  id: "deprecated",
  fact: "deprecated",
  direction: "both",
  wire: "compatible",
  client: "compatible",
  why: { en: "It still works; editors strike it through.", "zh-CN": "仍可使用，编辑器会以删除线提示。" },
  message: { en: "{name} is deprecated", "zh-CN": "{name} 标记为弃用" },
  mirror: "undeprecated",
};
