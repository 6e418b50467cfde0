import type { Rule } from "../rule.ts";

export const actionChanged: Rule = {
  id: "action-changed",
  fact: "action-changed",
  direction: "both",
  wire: "breaking",
  client: "compatible",
  why: {
    en: "Servers find no action under the old key; the client sends the new one.",
    "zh-CN": "服务端在原键下找不到操作；客户端会发送新键。",
  },
  message: {
    en: "servers dispatch {name} on {to} instead of {from}",
    "zh-CN": "服务端分发 {name} 所用的键由 {from} 改为 {to}",
  },
  mirror: { none: "The way back is a change of the same kind." },
};
