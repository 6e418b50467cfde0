import type { Rule } from "../rule.ts";

export const requestMediaTypeRemoved: Rule = {
  id: "request-media-type-removed",
  fact: "media-type-removed",
  direction: "request",
  wire: "breaking",
  client: "none",
  why: {
    en: "Servers do not read it any more; the client speaks JSON.",
    "zh-CN": "服务端不再读取该格式；客户端使用 JSON。",
  },
  message: { en: "requests may no longer be {name}", "zh-CN": "请求不再支持 {name}" },
  mirror: "request-media-type-added",
};
