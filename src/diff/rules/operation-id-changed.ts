import type { Rule } from "../rule.ts";

export const operationIdChanged: Rule = {
  id: "operation-id-changed",
  fact: "operation-id-changed",
  direction: "both",
  wire: "none",
  client: "breaking",
  why: {
    en: "The request is the same, but function and types are named after the operationId.",
    "zh-CN": "请求不变，但函数名和类型名取自 operationId。",
  },
  message: { en: "operation {from} is now called {to}", "zh-CN": "操作 {from} 改名为 {to}" },
  mirror: { none: "The way back is a change of the same kind." },
};
