import type { Rule } from "../rule.ts";

export const responseFormatWidened: Rule = {
  id: "response-format-widened",
  fact: "format-widened",
  direction: "response",
  wire: "breaking",
  client: "none",
  why: {
    en: "Callers get values they were not told of. Formats make no difference to types.",
    "zh-CN": "调用方会得到未曾说明的值。格式不影响类型。",
  },
  message: {
    en: "format of {name} in the response widened from {from} to {to}",
    "zh-CN": "响应中 {name} 的格式由 {from} 放宽为 {to}",
  },
  mirror: "response-format-narrowed",
};
