import type { Rule } from "../rule.ts";

export const operationMethodChanged: Rule = {
  id: "operation-method-changed",
  fact: "method-changed",
  direction: "both",
  wire: "breaking",
  client: "compatible",
  why: {
    en: "Servers do not answer the old method; the client sends the new one without a change to the caller's code.",
    "zh-CN": "服务端不再接受原方法；客户端会改发新方法，调用代码无需修改。",
  },
  message: {
    en: "{name} is sent as {to} instead of {from}",
    "zh-CN": "{name} 的请求方法由 {from} 改为 {to}",
  },
  mirror: { none: "The way back is a change of the same kind." },
};
