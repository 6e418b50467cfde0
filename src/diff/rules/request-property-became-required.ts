import type { Rule } from "../rule.ts";

export const requestPropertyBecameRequired: Rule = {
  id: "request-property-became-required",
  fact: "property-became-required",
  direction: "request",
  wire: "breaking",
  client: "breaking",
  why: {
    en: "Calls without it are refused, and code without it does not compile.",
    "zh-CN": "缺少它的调用会被拒绝，代码也无法通过编译。",
  },
  message: { en: "{name} became required in the request", "zh-CN": "请求中的 {name} 变为必填" },
  mirror: "request-property-became-optional",
};
