import type { Rule } from "../rule.ts";

export const responseMediaTypeAdded: Rule = {
  id: "response-media-type-added",
  fact: "media-type-added",
  direction: "response",
  wire: "compatible",
  client: "none",
  why: { en: "Callers get it when they ask for it.", "zh-CN": "调用方要求时才会得到。" },
  message: { en: "answers may be {name}", "zh-CN": "响应可能为 {name}" },
  mirror: "response-media-type-removed",
};
