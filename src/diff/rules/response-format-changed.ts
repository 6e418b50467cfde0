import type { Rule } from "../rule.ts";

export const responseFormatChanged: Rule = {
  id: "response-format-changed",
  fact: "format-changed",
  direction: "response",
  wire: "breaking",
  client: "none",
  why: {
    en: "Values of the old format are not what the other side reads. Formats make no difference to types.",
    "zh-CN": "旧格式的值不是对方所能读取的。格式不影响类型。",
  },
  message: {
    en: "format of {name} in the response changed from {from} to {to}",
    "zh-CN": "响应中 {name} 的格式由 {from} 改为 {to}",
  },
  mirror: { none: "The way back is a change of the same kind." },
};
