import type { Rule } from "../rule.ts";

export const responseBodyRemoved: Rule = {
  id: "response-body-removed",
  fact: "response-body-removed",
  direction: "response",
  wire: "breaking",
  client: "none",
  why: {
    en: "Who reads it finds nothing; what the function resolves to is judged apart.",
    "zh-CN": "读取它的调用方得不到内容；函数返回值的变化另行判断。",
  },
  message: { en: "answer {name} carries no body any more", "zh-CN": "响应 {name} 不再带有响应体" },
  mirror: "response-body-added",
};
