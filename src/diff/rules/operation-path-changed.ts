import type { Rule } from "../rule.ts";

export const operationPathChanged: Rule = {
  id: "operation-path-changed",
  fact: "path-changed",
  direction: "both",
  wire: "breaking",
  client: "compatible",
  why: {
    en: "The old path leads nowhere; the client knows the new one.",
    "zh-CN": "原路径不再可用；客户端会使用新路径。",
  },
  message: { en: "{name} moved from {from} to {to}", "zh-CN": "{name} 的路径由 {from} 改为 {to}" },
  mirror: { none: "The way back is a change of the same kind." },
};
