import type { Rule } from "../rule.ts";

export const requestBodyBecameOptional: Rule = {
  id: "request-body-became-optional",
  fact: "body-became-optional",
  direction: "request",
  wire: "compatible",
  client: "none",
  why: { en: "Calls with a body are right as before.", "zh-CN": "带请求体的调用依然正确。" },
  message: { en: "the request body became optional", "zh-CN": "请求体变为可选" },
  mirror: "request-body-became-required",
};
