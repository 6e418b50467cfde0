import type { Rule } from "../rule.ts";

export const responseFormatNarrowed: Rule = {
  id: "response-format-narrowed",
  fact: "format-narrowed",
  direction: "response",
  wire: "compatible",
  client: "none",
  why: {
    en: "Callers get less than they cope with. Formats make no difference to types.",
    "zh-CN": "调用方得到的值都在其处理范围之内。格式不影响类型。",
  },
  message: {
    en: "format of {name} in the response narrowed from {from} to {to}",
    "zh-CN": "响应中 {name} 的格式由 {from} 收窄为 {to}",
  },
  mirror: "response-format-widened",
};
