import type { Rule } from "../rule.ts";

export const knownValueRemoved: Rule = {
  id: "known-value-removed",
  fact: "known-value-removed",
  direction: "both",
  wire: "compatible",
  client: "compatible",
  why: {
    en: "The set is open: it is still a value that may be sent and come.",
    "zh-CN": "取值是开放的：仍可发送该值，也仍可能收到。",
  },
  message: { en: "known value {from} of {name} removed", "zh-CN": "{name} 删除已知取值 {from}" },
  mirror: "known-value-added",
};
