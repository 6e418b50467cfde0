import type { Rule } from "../rule.ts";

export const operationAdded: Rule = {
  id: "operation-added",
  fact: "operation-added",
  direction: "both",
  wire: "compatible",
  client: "compatible",
  why: { en: "Nobody calls it yet.", "zh-CN": "此前没有人调用它。" },
  message: { en: "operation {name} added ({to})", "zh-CN": "新增操作 {name}（{to}）" },
  mirror: "operation-removed",
};
