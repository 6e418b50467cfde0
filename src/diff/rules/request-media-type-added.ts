import type { Rule } from "../rule.ts";

export const requestMediaTypeAdded: Rule = {
  id: "request-media-type-added",
  fact: "media-type-added",
  direction: "request",
  wire: "compatible",
  client: "none",
  why: {
    en: "The others are still read; the client speaks JSON.",
    "zh-CN": "其他格式仍可使用；客户端使用 JSON。",
  },
  message: { en: "requests may be {name}", "zh-CN": "请求可使用 {name}" },
  mirror: "request-media-type-removed",
};
