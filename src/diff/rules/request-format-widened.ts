import type { Rule } from "../rule.ts";

export const requestFormatWidened: Rule = {
  id: "request-format-widened",
  fact: "format-widened",
  direction: "request",
  wire: "compatible",
  client: "none",
  why: {
    en: "Servers take what they took before, and more. Formats make no difference to types.",
    "zh-CN": "服务端接受以前的值以及更多的值。格式不影响类型。",
  },
  message: {
    en: "format of {name} in the request widened from {from} to {to}",
    "zh-CN": "请求中 {name} 的格式由 {from} 放宽为 {to}",
  },
  mirror: "request-format-narrowed",
};
