import type { Rule } from "../rule.ts";

export const responsePropertyRemoved: Rule = {
  id: "response-property-removed",
  fact: "property-removed",
  direction: "response",
  wire: "breaking",
  client: "breaking",
  why: {
    en: "Who reads it gets nothing, and code that names it does not compile.",
    "zh-CN": "读取它的调用方得不到内容，写有该字段的代码无法通过编译。",
  },
  message: { en: "{name} removed from the response", "zh-CN": "响应删除 {name}" },
  mirror: "response-property-added",
};
