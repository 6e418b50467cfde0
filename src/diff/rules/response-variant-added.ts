import type { Rule } from "../rule.ts";

export const responseVariantAdded: Rule = {
  id: "response-variant-added",
  fact: "variant-added",
  direction: "response",
  wire: "breaking",
  client: "breaking",
  why: { en: "Callers get values they were not told of.", "zh-CN": "调用方会得到未曾说明的值。" },
  message: { en: "{name} may be {to} as well in the response", "zh-CN": "响应中 {name} 也可以是 {to}" },
  mirror: "response-variant-removed",
};
