import type { Rule } from "../rule.ts";

export const knownValueAdded: Rule = {
  id: "known-value-added",
  fact: "known-value-added",
  direction: "both",
  wire: "compatible",
  client: "compatible",
  why: {
    en: "The set is open: callers were told to expect others.",
    "zh-CN": "取值是开放的：已告知调用方可能出现其他取值。",
  },
  message: { en: "known value {to} of {name} added", "zh-CN": "{name} 新增已知取值 {to}" },
  mirror: "known-value-removed",
};
