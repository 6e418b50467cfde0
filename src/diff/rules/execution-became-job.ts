import type { Rule } from "../rule.ts";

export const executionBecameJob: Rule = {
  id: "execution-became-job",
  fact: "execution-became-job",
  direction: "both",
  wire: "warning",
  client: "compatible",
  why: {
    en: "The client awaits the job by itself; who reads HTTP answers directly must follow the location of a 202.",
    "zh-CN": "客户端会自动等待任务完成；直接处理 HTTP 响应的调用方需要根据 202 中的 location 轮询。",
  },
  message: { en: "{name} is a job: the answer may be 202", "zh-CN": "{name} 改为异步任务，可能返回 202" },
  mirror: "execution-became-sync",
};
