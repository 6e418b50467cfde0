import type { Rule } from "../rule.ts";

export const requestPropertyRemoved: Rule = {
  id: "request-property-removed",
  fact: "property-removed",
  direction: "request",
  wire: "warning",
  client: "breaking",
  why: {
    en: "Servers ignore what they do not know, so a call succeeds without doing what it asks; code that names it does not compile.",
    "zh-CN": "服务端会忽略不认识的字段，调用成功却不起作用；写有该字段的代码无法通过编译。",
  },
  message: { en: "{name} removed from the request", "zh-CN": "请求删除 {name}" },
  mirror: "optional-request-property-added",
};
