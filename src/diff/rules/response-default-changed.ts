import type { Rule } from "../rule.ts";

export const responseDefaultChanged: Rule = {
  id: "response-default-changed",
  fact: "default-changed",
  direction: "response",
  wire: "compatible",
  client: "none",
  why: {
    en: "Servers send the value they have; the default is a hint.",
    "zh-CN": "服务端发送的是实际值；默认值只是提示。",
  },
  message: {
    en: "default of {name} changed from {from} to {to} in the response",
    "zh-CN": "响应中 {name} 的默认值由 {from} 改为 {to}",
  },
  mirror: { none: "The way back is a change of the same kind." },
};
