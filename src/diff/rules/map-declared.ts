import type { Rule } from "../rule.ts";

export const mapDeclared: Rule = {
  id: "map-declared",
  fact: "map-declared",
  direction: "both",
  wire: "compatible",
  client: "compatible",
  why: { en: "They were allowed before; now they have a type.", "zh-CN": "此前即允许，现在有了类型。" },
  message: { en: "{name} is declared to have further properties", "zh-CN": "{name} 声明了其他字段" },
  mirror: "map-undeclared",
};
