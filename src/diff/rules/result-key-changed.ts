import type { Rule } from "../rule.ts";

export const resultKeyChanged: Rule = {
  id: "result-key-changed",
  fact: "result-key-changed",
  direction: "both",
  wire: "none",
  client: "breaking",
  why: {
    en: "What is on the wire is judged apart; the function resolves to another type.",
    "zh-CN": "线上数据的变化另行判断；函数的返回类型不同了。",
  },
  message: {
    en: "{name} gives back {to} of the answer instead of {from}",
    "zh-CN": "{name} 的返回值由响应中的 {from} 改为 {to}",
  },
  mirror: { none: "The way back is a change of the same kind." },
};
