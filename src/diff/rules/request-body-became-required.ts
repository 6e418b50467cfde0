import type { Rule } from "../rule.ts";

export const requestBodyBecameRequired: Rule = {
  id: "request-body-became-required",
  fact: "body-became-required",
  direction: "request",
  wire: "breaking",
  client: "none",
  why: {
    en: "Calls without a body are refused; the client sends one whenever there is something to send.",
    "zh-CN": "没有请求体的调用会被拒绝；客户端在有内容时总会发送请求体。",
  },
  message: { en: "the request body became required", "zh-CN": "请求体变为必填" },
  mirror: "request-body-became-optional",
};
