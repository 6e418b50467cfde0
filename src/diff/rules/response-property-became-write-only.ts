import type { Rule } from "../rule.ts";

export const responsePropertyBecameWriteOnly: Rule = {
  id: "response-property-became-write-only",
  fact: "property-left-out",
  direction: "response",
  wire: "breaking",
  client: "none",
  why: {
    en: "Who reads it gets nothing, although the type still has it.",
    "zh-CN": "读取它的调用方得不到内容，尽管类型中仍有该字段。",
  },
  message: {
    en: "{name} is write-only and no part of the response any more",
    "zh-CN": "{name} 变为只写，不再属于响应",
  },
  mirror: "response-property-became-readable",
};
