import type { Rule } from "../rule.ts";

export const serverRemoved: Rule = {
  id: "server-removed",
  fact: "server-removed",
  direction: "both",
  wire: "warning",
  client: "none",
  why: {
    en: "Who took the address from the description needs another; the client is given its endpoint.",
    "zh-CN": "依据描述取得地址的调用方需要更换；客户端的地址由使用者指定。",
  },
  message: { en: "server {from} removed", "zh-CN": "删除服务器地址 {from}" },
  mirror: "server-added",
};
