import type { Rule } from "../rule.ts";

export const wrapperKeyChanged: Rule = {
  id: "wrapper-key-changed",
  fact: "wrapper-key-changed",
  direction: "both",
  wire: "breaking",
  client: "compatible",
  why: {
    en: "Servers do not read params under the old key; the client wraps them itself.",
    "zh-CN": "服务端不读取原键下的参数；客户端会自行包装参数。",
  },
  message: {
    en: "the params of {name} go under {to} instead of {from}",
    "zh-CN": "{name} 的参数由键 {from} 改放到 {to} 下",
  },
  mirror: { none: "The way back is a change of the same kind." },
};
