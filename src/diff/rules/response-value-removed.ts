import type { Rule } from "../rule.ts";

export const responseValueRemoved: Rule = {
  id: "response-value-removed",
  fact: "value-removed",
  direction: "response",
  wire: "compatible",
  client: "compatible",
  why: { en: "Code for a value that does not come does no harm.", "zh-CN": "处理不会出现的取值没有影响。" },
  message: {
    en: "value {from} removed from {name} in the response",
    "zh-CN": "响应中 {name} 删除取值 {from}",
  },
  mirror: "response-value-added",
};
