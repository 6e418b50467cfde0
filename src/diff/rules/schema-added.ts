import type { Rule } from "../rule.ts";

export const schemaAdded: Rule = {
  id: "schema-added",
  fact: "schema-added",
  direction: "both",
  wire: "none",
  client: "compatible",
  why: { en: "The package exports one type more.", "zh-CN": "客户端包多导出一个类型。" },
  message: { en: "schema {name} added", "zh-CN": "新增模型 {name}" },
  mirror: "schema-removed",
};
