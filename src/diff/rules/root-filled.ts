import type { Rule } from "../rule.ts";

export const rootFilled: Rule = {
  id: "root-filled",
  fact: "root-filled",
  direction: "both",
  wire: "none",
  client: "compatible",
  why: {
    en: "Calls with `createZStack(options, operations)`, and every module, stay as they are.",
    "zh-CN": "`createZStack(options, operations)` 和各个模块保持不变。",
  },
  message: {
    en: "with {to} operations instead of {from}, the package's root has them all",
    "zh-CN": "操作由 {from} 个减至 {to} 个，包的根入口包含全部操作",
  },
  mirror: "root-emptied",
};
