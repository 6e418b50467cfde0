import type { Rule } from "../rule.ts";

export const callbackAdded: Rule = {
  id: "callback-added",
  fact: "callback-added",
  direction: "both",
  wire: "compatible",
  client: "none",
  why: { en: "Servers send it only to those who ask.", "zh-CN": "服务端只向提出请求的一方发送。" },
  message: { en: "{keyword} {name} added", "zh-CN": "新增 {keyword} {name}" },
  mirror: "callback-removed",
};
