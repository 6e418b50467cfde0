import type { Rule } from "../rule.ts";

export const responseConstChanged: Rule = {
  id: "response-const-changed",
  fact: "const-changed",
  direction: "response",
  wire: "breaking",
  client: "breaking",
  why: {
    en: "The old value is not what the other side reads, and the type is the new one alone.",
    "zh-CN": "旧值不是对方所能读取的，类型也只接受新值。",
  },
  message: {
    en: "{name} must be {to} instead of {from} in the response",
    "zh-CN": "响应中 {name} 必须由 {from} 改为 {to}",
  },
  mirror: { none: "The way back is a change of the same kind." },
};
