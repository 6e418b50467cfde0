import type { Rule } from "../rule.ts";

export const responseConstraintChanged: Rule = {
  id: "response-constraint-changed",
  fact: "constraint-changed",
  direction: "response",
  wire: "breaking",
  client: "none",
  why: {
    en: "It is compared as a whole, so take it for the worst until you have looked.",
    "zh-CN": "此处只作整体比较，查看之前请按最坏情况对待。",
  },
  message: { en: "{keyword} of {name} changed in the response", "zh-CN": "响应中 {name} 的 {keyword} 改变" },
  mirror: { none: "The way back is a change of the same kind." },
};
