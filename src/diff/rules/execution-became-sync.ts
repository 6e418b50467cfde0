import type { Rule } from "../rule.ts";

export const executionBecameSync: Rule = {
  id: "execution-became-sync",
  fact: "execution-became-sync",
  direction: "both",
  wire: "warning",
  client: "breaking",
  why: {
    en: "Answers of both kinds are awaited alike, but `start` is gone from the function.",
    "zh-CN": "两种响应的等待方式相同，但函数不再有 `start`。",
  },
  message: {
    en: "{name} is no job any more: the answer is 200",
    "zh-CN": "{name} 不再是异步任务，直接返回 200",
  },
  mirror: "execution-became-job",
};
