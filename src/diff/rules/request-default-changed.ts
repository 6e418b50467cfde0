import type { Rule } from "../rule.ts";

export const requestDefaultChanged: Rule = {
  id: "request-default-changed",
  fact: "default-changed",
  direction: "request",
  wire: "warning",
  client: "none",
  why: { en: "Calls that leave it out now mean something else.", "zh-CN": "不带它的调用含义变了。" },
  message: {
    en: "default of {name} changed from {from} to {to} in the request",
    "zh-CN": "请求中 {name} 的默认值由 {from} 改为 {to}",
  },
  mirror: { none: "The way back is a change of the same kind." },
};
