import type { Rule } from "../rule.ts";

export const parameterBecameOptional: Rule = {
  id: "parameter-became-optional",
  fact: "parameter-became-optional",
  direction: "request",
  wire: "compatible",
  client: "compatible",
  why: { en: "Calls that send it are right as before.", "zh-CN": "携带它的调用依然正确。" },
  message: { en: "{name} became optional", "zh-CN": "{name} 变为可选" },
  mirror: "parameter-became-required",
};
