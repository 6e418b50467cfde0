import type { Rule } from "../rule.ts";

export const responseVariantRemoved: Rule = {
  id: "response-variant-removed",
  fact: "variant-removed",
  direction: "response",
  wire: "compatible",
  client: "compatible",
  why: { en: "Callers get less than they cope with.", "zh-CN": "调用方得到的值都在其处理范围之内。" },
  message: {
    en: "{name} may no longer be {from} in the response",
    "zh-CN": "响应中 {name} 不再可以是 {from}",
  },
  mirror: "response-variant-added",
};
