import type { Rule } from "../rule.ts";

export const requestVariantAdded: Rule = {
  id: "request-variant-added",
  fact: "variant-added",
  direction: "request",
  wire: "compatible",
  client: "compatible",
  why: { en: "Servers take what they took before, and more.", "zh-CN": "服务端接受以前的值以及更多的值。" },
  message: { en: "{name} may be {to} as well in the request", "zh-CN": "请求中 {name} 也可以是 {to}" },
  mirror: "request-variant-removed",
};
