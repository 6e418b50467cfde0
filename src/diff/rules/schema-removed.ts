import type { Rule } from "../rule.ts";

export const schemaRemoved: Rule = {
  id: "schema-removed",
  fact: "schema-removed",
  direction: "both",
  wire: "none",
  client: "breaking",
  why: {
    en: "What is on the wire is judged apart; code that imports the type does not compile.",
    "zh-CN": "线上数据的变化另行判断；导入该类型的代码无法通过编译。",
  },
  message: { en: "schema {name} removed", "zh-CN": "删除模型 {name}" },
  mirror: "schema-added",
};
