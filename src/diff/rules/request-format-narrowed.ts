import type { Rule } from "../rule.ts";

export const requestFormatNarrowed: Rule = {
  id: "request-format-narrowed",
  fact: "format-narrowed",
  direction: "request",
  wire: "breaking",
  client: "none",
  why: {
    en: "Servers refuse values they took before. Formats make no difference to types.",
    "zh-CN": "服务端会拒绝以前接受的值。格式不影响类型。",
  },
  message: {
    en: "format of {name} in the request narrowed from {from} to {to}",
    "zh-CN": "请求中 {name} 的格式由 {from} 收窄为 {to}",
  },
  mirror: "request-format-widened",
};
