import type { Row } from "./row.ts";

/** How callers are let in, and at which addresses. */
export const SECURITY_RULES: readonly Row[] = [
  {
    fact: "authentication-required",
    both: { wire: "breaking", client: "compatible" },
    why: {
      en: "Calls without credentials are refused; the client sends those it has.",
      "zh-CN": "未携带凭证的调用会被拒绝；客户端会发送已有的凭证。",
    },
    message: { en: "a call needs to be authenticated", "zh-CN": "调用需要认证" },
    mirror: "authentication-dropped",
  },
  {
    fact: "authentication-dropped",
    both: { wire: "compatible", client: "compatible" },
    why: { en: "Credentials sent all the same do no harm.", "zh-CN": "仍然携带凭证也没有影响。" },
    message: { en: "a call needs no authentication any more", "zh-CN": "调用不再需要认证" },
    mirror: "authentication-required",
  },
  {
    id: "security-alternative-added",
    fact: "alternative-added",
    both: { wire: "compatible", client: "compatible" },
    why: { en: "The ways there were still work.", "zh-CN": "原有的认证方式仍然有效。" },
    message: { en: "{to} is another way to authenticate", "zh-CN": "可以使用 {to} 认证" },
    mirror: "security-alternative-removed",
  },
  {
    id: "security-alternative-removed",
    fact: "alternative-removed",
    both: { wire: "breaking", client: "compatible" },
    why: { en: "Who authenticates that way is refused.", "zh-CN": "以该方式认证的调用会被拒绝。" },
    message: {
      en: "{from} alone is no longer enough to authenticate",
      "zh-CN": "仅凭 {from} 不再能通过认证",
    },
    mirror: "security-alternative-added",
  },
  {
    fact: "server-added",
    both: { wire: "compatible", client: "none" },
    why: { en: "The others remain.", "zh-CN": "其他地址仍然可用。" },
    message: { en: "server {to} added", "zh-CN": "新增服务器地址 {to}" },
    mirror: "server-removed",
  },
  {
    fact: "server-removed",
    both: { wire: "warning", client: "none" },
    why: {
      en: "Who took the address from the description needs another; the client is given its endpoint.",
      "zh-CN": "依据描述取得地址的调用方需要更换；客户端的地址由使用者指定。",
    },
    message: { en: "server {from} removed", "zh-CN": "删除服务器地址 {from}" },
    mirror: "server-added",
  },
];
