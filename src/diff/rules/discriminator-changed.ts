import type { Rule } from "../rule.ts";

export const discriminatorChanged: Rule = {
  id: "discriminator-changed",
  fact: "discriminator-changed",
  direction: "both",
  wire: "warning",
  client: "none",
  why: {
    en: "Who chooses a type by it chooses by something else now; the client does not.",
    "zh-CN": "依据它选择类型的调用方需要改变依据；客户端不使用它。",
  },
  message: { en: "discriminator of {name} changed", "zh-CN": "{name} 的 discriminator 改变" },
  mirror: { none: "The way back is a change of the same kind." },
};
