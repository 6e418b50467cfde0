import type { Rule } from "../rule.ts";

export const parameterRemoved: Rule = {
  id: "parameter-removed",
  fact: "parameter-removed",
  direction: "request",
  wire: "warning",
  client: "breaking",
  why: {
    en: "Servers ignore what they do not know, so a call succeeds without doing what it asks; code that names it does not compile.",
    "zh-CN": "服务端会忽略不认识的参数，调用成功却不起作用；写有该参数的代码无法通过编译。",
  },
  message: { en: "{name} removed", "zh-CN": "删除 {name}" },
  mirror: "optional-parameter-added",
};
