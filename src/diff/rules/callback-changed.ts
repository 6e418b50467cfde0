import type { Rule } from "../rule.ts";

export const callbackChanged: Rule = {
  id: "callback-changed",
  fact: "callback-changed",
  direction: "both",
  wire: "warning",
  client: "none",
  why: {
    en: "What servers send or expect has changed; look at it closely, for it is compared as a whole.",
    "zh-CN": "服务端发送或期待的内容变了；此处只作整体比较，请仔细查看。",
  },
  message: { en: "{keyword} {name} changed", "zh-CN": "{keyword} {name} 有变化" },
  mirror: { none: "The way back is a change of the same kind." },
};
