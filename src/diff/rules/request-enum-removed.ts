import type { Rule } from "../rule.ts";

export const requestEnumRemoved: Rule = {
  id: "request-enum-removed",
  fact: "enum-removed",
  direction: "request",
  wire: "compatible",
  client: "compatible",
  why: { en: "Servers take what they took before, and more.", "zh-CN": "服务端接受以前的值以及更多的值。" },
  message: {
    en: "{name} is not limited to {from} any more in the request",
    "zh-CN": "请求中 {name} 不再限于 {from}",
  },
  mirror: "request-enum-added",
};
