import type { Rule } from "../rule.ts";

export const requestPropertyBecameWritable: Rule = {
  id: "request-property-became-writable",
  fact: "property-became-carried",
  direction: "request",
  wire: "compatible",
  client: "none",
  why: { en: "Nobody had to send it before.", "zh-CN": "此前无需发送它。" },
  message: { en: "{name} is not read-only any more", "zh-CN": "{name} 不再只读" },
  mirror: "request-property-became-read-only",
};
