import type { Rule } from "../rule.ts";

export const requestConstraintChanged: Rule = {
  id: "request-constraint-changed",
  fact: "constraint-changed",
  direction: "request",
  wire: "breaking",
  client: "none",
  why: {
    en: "It is compared as a whole, so take it for the worst until you have looked.",
    "zh-CN": "此处只作整体比较，查看之前请按最坏情况对待。",
  },
  message: { en: "{keyword} of {name} changed in the request", "zh-CN": "请求中 {name} 的 {keyword} 改变" },
  mirror: { none: "The way back is a change of the same kind." },
};
