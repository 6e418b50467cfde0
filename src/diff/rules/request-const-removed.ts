import type { Rule } from "../rule.ts";

export const requestConstRemoved: Rule = {
  id: "request-const-removed",
  fact: "const-removed",
  direction: "request",
  wire: "compatible",
  client: "compatible",
  why: { en: "Servers take what they took before, and more.", "zh-CN": "服务端接受以前的值以及更多的值。" },
  message: {
    en: "{name} need not be {from} any more in the request",
    "zh-CN": "请求中 {name} 不再必须为 {from}",
  },
  mirror: "request-const-added",
};
