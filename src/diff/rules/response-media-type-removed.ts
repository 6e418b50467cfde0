import type { Rule } from "../rule.ts";

export const responseMediaTypeRemoved: Rule = {
  id: "response-media-type-removed",
  fact: "media-type-removed",
  direction: "response",
  wire: "breaking",
  client: "none",
  why: { en: "Who asks for it is refused.", "zh-CN": "要求该格式的调用会被拒绝。" },
  message: { en: "answers are no longer {name}", "zh-CN": "响应不再为 {name}" },
  mirror: "response-media-type-added",
};
