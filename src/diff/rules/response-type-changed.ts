import type { Rule } from "../rule.ts";

export const responseTypeChanged: Rule = {
  id: "response-type-changed",
  fact: "type-changed",
  direction: "response",
  wire: "breaking",
  client: "breaking",
  why: {
    en: "Values of the old type are not what the other side reads.",
    "zh-CN": "旧类型的值不是对方所能读取的。",
  },
  message: { en: "type of {name} changed from {from} to {to}", "zh-CN": "{name} 的类型由 {from} 改为 {to}" },
  mirror: { none: "The way back is a change of the same kind." },
};
