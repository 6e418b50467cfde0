import type { Rule } from "../rule.ts";

export const requestVariantRemoved: Rule = {
  id: "request-variant-removed",
  fact: "variant-removed",
  direction: "request",
  wire: "breaking",
  client: "breaking",
  why: { en: "Servers refuse values they took before.", "zh-CN": "服务端会拒绝以前接受的值。" },
  message: {
    en: "{name} may no longer be {from} in the request",
    "zh-CN": "请求中 {name} 不再可以是 {from}",
  },
  mirror: "request-variant-added",
};
