import type { Rule } from "../rule.ts";

export const callbackRemoved: Rule = {
  id: "callback-removed",
  fact: "callback-removed",
  direction: "both",
  wire: "breaking",
  client: "none",
  why: {
    en: "Who waits for it waits in vain; the client has no part in it.",
    "zh-CN": "等待它的一方再也收不到；与客户端包无关。",
  },
  message: { en: "{keyword} {name} removed", "zh-CN": "删除 {keyword} {name}" },
  mirror: "callback-added",
};
