import type { Rule } from "../rule.ts";

export const requestPropertyBecameReadOnly: Rule = {
  id: "request-property-became-read-only",
  fact: "property-left-out",
  direction: "request",
  wire: "warning",
  client: "none",
  why: { en: "Servers ignore it when it is sent.", "zh-CN": "发送时服务端会忽略它。" },
  message: {
    en: "{name} is read-only and no part of the request any more",
    "zh-CN": "{name} 变为只读，不再属于请求",
  },
  mirror: "request-property-became-writable",
};
