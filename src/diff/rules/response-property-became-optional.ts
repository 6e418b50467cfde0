import type { Rule } from "../rule.ts";

export const responsePropertyBecameOptional: Rule = {
  id: "response-property-became-optional",
  fact: "property-became-optional",
  direction: "response",
  wire: "breaking",
  client: "breaking",
  why: {
    en: "Callers could count on it; strict code that reads it does not compile.",
    "zh-CN": "调用方原本可以依赖它；严格模式下读取它的代码无法通过编译。",
  },
  message: { en: "{name} may be absent from the response", "zh-CN": "响应中可能没有 {name}" },
  mirror: "response-property-became-required",
};
