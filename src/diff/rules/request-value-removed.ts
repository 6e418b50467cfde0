import type { Rule } from "../rule.ts";

export const requestValueRemoved: Rule = {
  id: "request-value-removed",
  fact: "value-removed",
  direction: "request",
  wire: "breaking",
  client: "compatible",
  why: {
    en: "Calls that send it are refused; types accept any value of the kind.",
    "zh-CN": "发送该取值的调用会被拒绝；类型仍接受任意同类值。",
  },
  message: {
    en: "value {from} removed from {name} in the request",
    "zh-CN": "请求中 {name} 删除取值 {from}",
  },
  mirror: "request-value-added",
};
