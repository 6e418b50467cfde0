import type { Rule } from "../rule.ts";

export const requestPropertyBecameOptional: Rule = {
  id: "request-property-became-optional",
  fact: "property-became-optional",
  direction: "request",
  wire: "compatible",
  client: "compatible",
  why: { en: "Calls that send it are right as before.", "zh-CN": "携带它的调用依然正确。" },
  message: { en: "{name} became optional in the request", "zh-CN": "请求中的 {name} 变为可选" },
  mirror: "request-property-became-required",
};
