import type { Rule } from "../rule.ts";

export const operationRemoved: Rule = {
  id: "operation-removed",
  fact: "operation-removed",
  direction: "both",
  wire: "breaking",
  client: "breaking",
  why: {
    en: "Calls are answered with 404, and the function is gone from the package.",
    "zh-CN": "调用会得到 404，客户端包中的函数也不复存在。",
  },
  message: { en: "operation {name} removed (was {from})", "zh-CN": "删除操作 {name}（原为 {from}）" },
  mirror: "operation-added",
};
