import type { Rule } from "../rule.ts";

export const parameterBecameRequired: Rule = {
  id: "parameter-became-required",
  fact: "parameter-became-required",
  direction: "request",
  wire: "breaking",
  client: "breaking",
  why: {
    en: "Calls without it are refused, and code without it does not compile.",
    "zh-CN": "缺少它的调用会被拒绝，代码也无法通过编译。",
  },
  message: { en: "{name} became required", "zh-CN": "{name} 变为必填" },
  mirror: "parameter-became-optional",
};
