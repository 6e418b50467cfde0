import type { Rule } from "../rule.ts";

export const responsePropertyBecameRequired: Rule = {
  id: "response-property-became-required",
  fact: "property-became-required",
  direction: "response",
  wire: "compatible",
  client: "compatible",
  why: {
    en: "Who copes with its absence copes with its presence.",
    "zh-CN": "能处理缺失的调用方也能处理出现。",
  },
  message: { en: "{name} is always in the response", "zh-CN": "响应中总有 {name}" },
  mirror: "response-property-became-optional",
};
