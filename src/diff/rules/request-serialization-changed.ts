import type { Rule } from "../rule.ts";

export const requestSerializationChanged: Rule = {
  id: "request-serialization-changed",
  fact: "serialization-changed",
  direction: "request",
  wire: "breaking",
  client: "none",
  why: {
    en: "Servers read another form than callers write.",
    "zh-CN": "服务端读取的格式与调用方写入的不同。",
  },
  message: { en: "{name} is written differently ({keyword})", "zh-CN": "{name} 的书写方式改变（{keyword}）" },
  mirror: { none: "The way back is a change of the same kind." },
};
