import type { Rule } from "../rule.ts";

export const responsePropertyBecameReadable: Rule = {
  id: "response-property-became-readable",
  fact: "property-became-carried",
  direction: "response",
  wire: "compatible",
  client: "none",
  why: { en: "Callers ignore what they do not know.", "zh-CN": "调用方会忽略不认识的字段。" },
  message: { en: "{name} is not write-only any more", "zh-CN": "{name} 不再只写" },
  mirror: "response-property-became-write-only",
};
