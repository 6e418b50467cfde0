import type { Rule } from "../rule.ts";

export const requestPatternChanged: Rule = {
  id: "request-pattern-changed",
  fact: "pattern-changed",
  direction: "request",
  wire: "breaking",
  client: "none",
  why: {
    en: "Servers may refuse values they took before; nobody can tell in general.",
    "zh-CN": "服务端可能拒绝以前接受的值；一般情况下无法判断。",
  },
  message: {
    en: "{keyword} of {name} changed from {from} to {to} in the request",
    "zh-CN": "请求中 {name} 的 {keyword} 由 {from} 改为 {to}",
  },
  mirror: { none: "The way back is a change of the same kind." },
};
