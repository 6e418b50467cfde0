import type { Rule } from "../rule.ts";

export const optionalResponseHeaderRemoved: Rule = {
  id: "optional-response-header-removed",
  fact: "header-removed",
  direction: "response",
  when: { required: false },
  wire: "warning",
  client: "none",
  why: {
    en: "It may have been absent before; who made use of it gets it no more.",
    "zh-CN": "它以前也可能不出现；使用它的调用方再也得不到。",
  },
  message: { en: "optional response header {name} removed", "zh-CN": "删除可选的响应头 {name}" },
  mirror: "response-header-added",
};
