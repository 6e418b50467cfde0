import type { Rule } from "../rule.ts";

export const requestEnumAdded: Rule = {
  id: "request-enum-added",
  fact: "enum-added",
  direction: "request",
  wire: "breaking",
  client: "compatible",
  why: {
    en: "Calls that send another value are refused; types accept any value of the kind.",
    "zh-CN": "发送其他取值的调用会被拒绝；类型仍接受任意同类值。",
  },
  message: { en: "{name} is limited to {to} in the request", "zh-CN": "请求中 {name} 只能取 {to}" },
  mirror: "request-enum-removed",
};
