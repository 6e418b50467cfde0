import type { Rule } from "../rule.ts";

export const responseSerializationChanged: Rule = {
  id: "response-serialization-changed",
  fact: "serialization-changed",
  direction: "response",
  wire: "breaking",
  client: "none",
  why: {
    en: "Callers read another form than servers write.",
    "zh-CN": "调用方读取的格式与服务端写入的不同。",
  },
  message: { en: "{name} is written differently ({keyword})", "zh-CN": "{name} 的书写方式改变（{keyword}）" },
  mirror: { none: "The way back is a change of the same kind." },
};
