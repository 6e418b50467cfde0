import type { Rule } from "../rule.ts";

export const requestBodyRemoved: Rule = {
  id: "request-body-removed",
  fact: "body-removed",
  direction: "request",
  wire: "breaking",
  client: "breaking",
  why: {
    en: "What callers send is not read any more, and code that passes params does not compile.",
    "zh-CN": "调用方发送的内容不再被读取，传入参数的代码无法通过编译。",
  },
  message: { en: "request body removed", "zh-CN": "删除请求体" },
  mirror: "optional-request-body-added",
};
